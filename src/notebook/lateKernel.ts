import type { ISessionContext } from '@jupyterlab/apputils';
import type { INotebookTracker } from '@jupyterlab/notebook';

/**
 * Lets notebooks start their kernel when something is run, not when they open:
 * a kernel in the page is megabytes, and many a notebook is only read.
 */
export function startKernelsLate(notebooks: INotebookTracker): void {
  notebooks.widgetAdded.connect((_, { sessionContext }) => {
    sessionContext.kernelPreference = {
      ...sessionContext.kernelPreference,
      // Not by itself, but without a question as soon as a cell is run.
      shouldStart: false,
      autoStartDefault: true
    };
    startOnce(sessionContext);
  });
}

/**
 * “Run All Cells” asks for a kernel once a cell: the first one starts it, and
 * JupyterLab drops the others, which see it coming but not there. Here all of
 * them wait for the one that is starting.
 */
function startOnce(sessionContext: ISessionContext): void {
  const start = sessionContext.startKernel.bind(sessionContext);
  let starting: Promise<boolean> | null = null;
  sessionContext.startKernel = () => {
    starting ??= start().finally(() => {
      starting = null;
    });
    return starting;
  };
  Object.defineProperty(sessionContext, 'hasNoKernel', {
    get: () => starting !== null || !sessionContext.session?.kernel
  });
}
