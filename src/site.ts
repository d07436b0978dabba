import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';

/** A plugin that every JupyterLite site has and no server's application. */
const OF_SITES = '@jupyterlite/application-extension:workspaces';

/**
 * Whether this is a static site whose kernels run in the page.
 *
 * JupyterLite tells it by a token as well, but whoever imports that token into
 * JupyterLab brings the whole package that defines it.
 */
export const isSite = (app: JupyterFrontEnd): boolean =>
  app.hasPlugin(OF_SITES);

/** Pages of Notebook 7 that have no place for a sidebar or a dataset. */
const QUIET_PAGES = ['tree', 'edit', 'consoles', 'terminals'];

/** Whether this is a page in which the extension stays quiet. */
export const isQuietPage = (): boolean =>
  QUIET_PAGES.includes(PageConfig.getOption('notebookPage'));
