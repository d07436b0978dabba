import { Notification } from '@jupyterlab/apputils';

/** Milliseconds that work may take before a person is told of it. */
const PATIENCE = 1000;

/** What a person sees of work that takes its time. */
export interface IProgressOptions {
  readonly message: string;
  /** Label of the button that cancels; no button without it. */
  readonly cancel?: string;
}

/** What the work itself gets. */
export interface IProgress {
  /** Aborted when the person cancels. */
  readonly signal: AbortSignal;
  /** Says how far it is. */
  report(message: string): void;
}

/**
 * Does `work`; when it takes longer than a second, a notification tells of it
 * until it has ended.
 */
export async function withProgress<T>(
  { message, cancel }: IProgressOptions,
  work: (progress: IProgress) => Promise<T>
): Promise<T> {
  const controller = new AbortController();
  let text = message;
  let id = '';
  const timer = setTimeout(() => {
    id = Notification.emit(text, 'in-progress', {
      autoClose: false,
      actions:
        cancel === undefined
          ? []
          : [{ label: cancel, callback: () => controller.abort() }]
    });
  }, PATIENCE);
  const report = (latest: string) => {
    text = latest;
    if (id) {
      Notification.update({ id, message: text });
    }
  };
  try {
    return await work({ signal: controller.signal, report });
  } finally {
    clearTimeout(timer);
    if (id) {
      Notification.dismiss(id);
    }
  }
}
