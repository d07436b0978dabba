import { LabIcon } from '@jupyterlab/ui-components';

import start from '../../style/icons/start.svg';
import workshop from '../../style/icons/workshop.svg';

export const gettingStartedIcon = new LabIcon({
  name: 'jupyterlab-cloudify:getting-started',
  svgstr: start
});

export const workshopIcon = new LabIcon({
  name: 'jupyterlab-cloudify:workshop',
  svgstr: workshop
});
