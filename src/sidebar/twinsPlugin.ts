import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';

import { ICatalogs, ITwins } from '../tokens';

import { Twins } from './twins';

/** Where else a dataset is found. */
export const twinsPlugin: JupyterFrontEndPlugin<ITwins> = {
  id: 'jupyterlab-cloudify:twins',
  description: 'Finds the same dataset in several catalogs.',
  autoStart: true,
  provides: ITwins,
  requires: [ICatalogs],
  activate: (_app: JupyterFrontEnd, catalogs: ICatalogs) => new Twins(catalogs)
};
