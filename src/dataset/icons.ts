import { LabIcon } from '@jupyterlab/ui-components';

import dataset from '../../style/icons/dataset.svg';
import star from '../../style/icons/star.svg';
import starred from '../../style/icons/starred.svg';

/** The dataset view's own icon. */
export const datasetViewIcon = new LabIcon({
  name: 'jupyterlab-cloudify:dataset-view',
  svgstr: dataset
});

export const addFavouriteIcon = new LabIcon({
  name: 'jupyterlab-cloudify:add-favourite',
  svgstr: star
});

export const favouriteIcon = new LabIcon({
  name: 'jupyterlab-cloudify:favourite',
  svgstr: starred
});
