import { Notification, showErrorMessage } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';

import { reasonOf } from '../reason';

import { LIMITS, Packer } from './packer';
import type { IArchive } from './packer';
import { withProgress } from './progress';

/**
 * Milliseconds that the bytes stay at hand: some browsers ask the person first
 * whether they want the download.
 */
const OFFER = 40_000;

/**
 * Hands the person a zip file of their notebooks, scripts and notes, and tells
 * what is not in it.
 */
export async function downloadNotebooks(
  contents: Contents.IManager,
  trans: TranslationBundle
): Promise<void> {
  let archive: IArchive | null;
  try {
    archive = await pack(contents, trans);
  } catch (error) {
    const reason = reasonOf(error, trans);
    Notification.error(
      trans.__('Your notebooks cannot be listed: %1', reason),
      { autoClose: false }
    );
    return;
  }
  if (archive) {
    offer(archive, trans);
    tellWhatIsMissing(archive, trans);
  }
}

/** The archive; `null` when the person has cancelled it. */
function pack(
  contents: Contents.IManager,
  trans: TranslationBundle
): Promise<IArchive | null> {
  const options = {
    message: trans.__('Packing your notebooks…'),
    cancel: trans.__('Cancel')
  };
  return withProgress(options, async ({ signal, report }) => {
    const onFile = (files: number) =>
      report(trans.__('Packing your notebooks: %1…', String(files)));
    try {
      return await new Packer({ contents, signal, onFile }).pack();
    } catch (error) {
      if (signal.aborted) {
        return null;
      }
      throw error;
    }
  });
}

function offer({ files, chunks }: IArchive, trans: TranslationBundle): void {
  if (files === 0) {
    Notification.info(trans.__('There are no notebooks here yet.'), {
      autoClose: 5000
    });
    return;
  }
  const link = document.createElement('a');
  const blob = new Blob([...chunks], { type: 'application/zip' });
  link.href = URL.createObjectURL(blob);
  link.download = `notebooks-${today()}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), OFFER);
}

function tellWhatIsMissing(
  { isCut, unreadable }: IArchive,
  trans: TranslationBundle
): void {
  if (isCut) {
    const message = trans.__(
      'Not everything is in the zip file: it takes at most %1 files and %2 MB from %3 folders.',
      String(LIMITS.files),
      String(LIMITS.bytes / 1e6),
      String(LIMITS.folders)
    );
    Notification.warning(message, { autoClose: false });
  }
  if (unreadable.length > 0) {
    const message = trans._n(
      '%1 file or folder cannot be read and is not in the zip file: %2',
      '%1 files and folders cannot be read and are not in the zip file: %2',
      unreadable.length,
      unreadable.join(', ')
    );
    // A notice would cut the names.
    void showErrorMessage(
      trans.__('Not everything is in the zip file'),
      message
    );
  }
}

/** The day where the person is, such as `2026-11-26`. */
function today(): string {
  const now = new Date();
  const offset = now.getTimezoneOffset() * 60_000;
  return new Date(now.getTime() - offset).toISOString().slice(0, 10);
}
