import type { JupyterFrontEnd } from '@jupyterlab/application';

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
