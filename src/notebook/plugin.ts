import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IConsoleTracker } from '@jupyterlab/console';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { IEditorTracker } from '@jupyterlab/fileeditor';
import { INotebookTracker } from '@jupyterlab/notebook';

import { ICodeTarget } from '../tokens';

import { CodeTarget } from './target';

/** Puts code into notebooks, consoles and editors. */
export const notebookPlugin: JupyterFrontEndPlugin<ICodeTarget> = {
  id: 'jupyterlab-cloudify:notebook',
  description: 'Puts generated code into notebooks, consoles and editors.',
  autoStart: true,
  provides: ICodeTarget,
  optional: [
    INotebookTracker,
    IConsoleTracker,
    IEditorTracker,
    IDefaultFileBrowser
  ],
  activate: (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker | null,
    consoles: IConsoleTracker | null,
    editors: IEditorTracker | null,
    browser: IDefaultFileBrowser | null
  ): ICodeTarget =>
    new CodeTarget({
      commands: app.commands,
      services: app.serviceManager,
      notebooks,
      consoles,
      editors,
      browser,
      activate: id => app.shell.activateById(id)
    })
};
