import { LabIcon, searchIcon } from '@jupyterlab/ui-components';

import catalog from '../../../style/icons/catalog.svg';
import collection from '../../../style/icons/collection.svg';
import dataset from '../../../style/icons/dataset.svg';
import star from '../../../style/icons/star.svg';
import starred from '../../../style/icons/starred.svg';
import type { EntryKind } from '../../model';

export { searchIcon };

/** What an entry looks like at first glance. */
export const entryIcons: Readonly<Record<EntryKind, LabIcon>> = {
  catalog: new LabIcon({
    name: 'jupyterlab-cloudify:catalog',
    svgstr: catalog
  }),
  collection: new LabIcon({
    name: 'jupyterlab-cloudify:collection',
    svgstr: collection
  }),
  dataset: new LabIcon({
    name: 'jupyterlab-cloudify:dataset',
    svgstr: dataset
  })
};

export const starIcon = new LabIcon({
  name: 'jupyterlab-cloudify:star',
  svgstr: star
});

export const starredIcon = new LabIcon({
  name: 'jupyterlab-cloudify:starred',
  svgstr: starred
});
