import { LabIcon } from '@jupyterlab/ui-components';

import catalogs from '../../style/icons/catalogs.svg';

/** The sidebar's own icon, and that of commands that lead to it. */
export const catalogsIcon = new LabIcon({
  name: 'jupyterlab-cloudify:catalogs',
  svgstr: catalogs
});
