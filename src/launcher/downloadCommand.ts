import type { Contents } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import { downloadIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs, NO_ARGUMENTS } from '../commands';

/** What the command works with. */
export interface IDownloadCommandOptions {
  readonly commands: CommandRegistry;
  readonly trans: TranslationBundle;
  readonly contents: Contents.IManager;
  /** Saves what is open and has changed. */
  readonly save: () => Promise<void>;
}

/** Adds the command that hands a person all their notebooks. */
export function addDownloadCommand({
  commands,
  trans,
  contents,
  save
}: IDownloadCommandOptions): void {
  commands.addCommand(CommandIDs.downloadNotebooks, {
    label: trans.__('Download my notebooks'),
    caption: trans.__('Save all notebooks, scripts and notes as one zip file'),
    icon: downloadIcon,
    describedBy: NO_ARGUMENTS,
    execute: async () => {
      const { downloadNotebooks } = await import('./download');
      await save();
      await downloadNotebooks(contents, trans);
    }
  });
}
