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
 * JupyterLab asks for a kernel anew for each cell of “Run All Cells”, and all but
 * the first of them would wait for kernels that nobody listens to.
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
}
