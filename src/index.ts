import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';

import { CatalogSources } from './catalogSources';
import { datasetPlugin } from './dataset/plugin';
import { launcherPlugin } from './launcher/plugin';
import { linksPlugin } from './links/plugin';
import { notebookPlugin } from './notebook/plugin';
import { catalogsPlugin } from './sidebar/catalogsPlugin';
import { sidebarPlugin } from './sidebar/plugin';
import { SnippetRegistry } from './snippetRegistry';
import { ICatalogSources, ISnippets } from './tokens';

export * from './tokens';

const sourcesPlugin: JupyterFrontEndPlugin<ICatalogSources> = {
  id: 'jupyterlab-cloudify:sources',
  description: 'The kinds of data catalog that can be read.',
  autoStart: true,
  provides: ICatalogSources,
  activate: (app: JupyterFrontEnd) =>
    new CatalogSources(app.serviceManager.serverSettings.baseUrl)
};

const snippetsPlugin: JupyterFrontEndPlugin<ISnippets> = {
  id: 'jupyterlab-cloudify:snippets',
  description: 'The flavours of code that open a dataset.',
  autoStart: true,
  provides: ISnippets,
  activate: () => new SnippetRegistry()
};

const plugins: JupyterFrontEndPlugin<unknown>[] = [
  sourcesPlugin,
  snippetsPlugin,
  catalogsPlugin,
  notebookPlugin,
  sidebarPlugin,
  datasetPlugin,
  linksPlugin,
  launcherPlugin
];

export default plugins;
