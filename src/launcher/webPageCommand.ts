import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../commands';

import { isWebAddress } from './links';

/** Adds the command behind the links of the Help menu. */
export function addWebPageCommand(
  commands: CommandRegistry,
  trans: TranslationBundle
): void {
  commands.addCommand(CommandIDs.openWebPage, {
    label: ({ title, url }) =>
      String(title ?? url ?? trans.__('Open a page of the web')),
    caption: ({ url }) =>
      String(url ?? trans.__('Open a page of the web in a new tab')),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          url: {
            type: 'string',
            description: trans.__('Its address, of http or https.')
          },
          title: {
            type: 'string',
            description: trans.__('The label of the command.')
          }
        },
        required: ['url']
      }
    },
    isEnabled: ({ url }) => isWebAddress(url),
    execute: ({ url }) => {
      // A command that is not enabled is executed all the same when something
      // else than a menu asks for it, such as a link in a notebook.
      if (isWebAddress(url)) {
        window.open(url, '_blank', 'noopener,noreferrer');
      }
    }
  });
}
