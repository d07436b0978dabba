import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../commands';

import { keepsWork } from './storage';

/** Warns where what a person writes is gone with the window. */
export async function warnOfLoss(
  commands: CommandRegistry,
  trans: TranslationBundle
): Promise<void> {
  if (await keepsWork()) {
    return;
  }
  const message = trans.__(
    'This browser window keeps nothing: what you write here is gone when you close it.'
  );
  Notification.warning(message, {
    autoClose: false,
    actions: [
      {
        label: commands.label(CommandIDs.downloadNotebooks),
        callback: () => {
          void commands.execute(CommandIDs.downloadNotebooks);
        }
      }
    ]
  });
}
