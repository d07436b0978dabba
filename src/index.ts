import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';

import { datasetPlugin } from './dataset/plugin';
import { launcherPlugin } from './launcher/plugin';
import { linksPlugin } from './links/plugin';
import { notebookPlugin } from './notebook/plugin';
import { createSources, SOURCES_ID } from './pageSources';
import { catalogsPlugin } from './sidebar/catalogsPlugin';
import { sidebarPlugin } from './sidebar/plugin';
import { twinsPlugin } from './sidebar/twinsPlugin';
import { SnippetRegistry } from './snippetRegistry';
import { ICatalogSources, ISnippets } from './tokens';

export { createEntry } from './model';
export { Failure } from './net';
export * from './tokens';

const sourcesPlugin: JupyterFrontEndPlugin<ICatalogSources> = {
  id: SOURCES_ID,
  description: 'The kinds of data catalog that can be read.',
  autoStart: true,
  provides: ICatalogSources,
  optional: [ISettingRegistry],
  activate: (app: JupyterFrontEnd, registry: ISettingRegistry | null) =>
    createSources(app.serviceManager.serverSettings.baseUrl, registry)
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
  twinsPlugin,
  notebookPlugin,
  sidebarPlugin,
  datasetPlugin,
  linksPlugin,
  launcherPlugin
];

export default plugins;
