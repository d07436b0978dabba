import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IConsoleTracker } from '@jupyterlab/console';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { IEditorTracker } from '@jupyterlab/fileeditor';
import { INotebookTracker } from '@jupyterlab/notebook';

import { isSite } from '../site';
import { ICodeTarget } from '../tokens';

import { startKernelsLate } from './lateKernel';
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
  ): ICodeTarget => {
    const host = isSite(app) ? 'lite' : 'lab';
    if (notebooks && host === 'lite') {
      startKernelsLate(notebooks);
    }
    return new CodeTarget({
      commands: app.commands,
      services: app.serviceManager,
      notebooks,
      consoles,
      editors,
      browser,
      activate: id => app.shell.activateById(id),
      host
    });
  }
};
