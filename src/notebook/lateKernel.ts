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
  });
}
