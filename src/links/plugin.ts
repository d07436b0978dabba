import { IRouter } from '@jupyterlab/application';
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs } from '../commands';
import { ICatalogs } from '../tokens';

import { readLink, withoutLink } from './link';

/** Opens the sidebar and a dataset for those who come by a deep link. */
export const linksPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-cloudify:links',
  description: 'Follows links to catalogs and datasets.',
  autoStart: true,
  requires: [ICatalogs, IRouter],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    catalogs: ICatalogs,
    router: IRouter,
    translator: ITranslator | null
  ): void => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load('jupyterlab_cloudify');
    commands.addCommand(CommandIDs.followLink, {
      label: trans.__('Open the catalog of this page’s address'),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            search: {
              type: 'string',
              description: trans.__('Query of the address.')
            }
          }
        }
      },
      execute: async ({ search }) => {
        const link = readLink(String(search));
        if (!link) {
          return;
        }
        await app.restored;
        const { path, hash } = router.current;
        const rest = `${path}${withoutLink(String(search))}${hash}`;
        router.navigate(rest, { skipRouting: true });
        // A site may have switched off the sidebar, or the view of datasets.
        const execute = async (command: string, args = {}) =>
          commands.hasCommand(command) && commands.execute(command, args);
        await execute(CommandIDs.showCatalogs);
        await catalogs.ready;
        const isKnown = ({ url }: { url: string }) => url === link.catalog;
        if (link.catalog && !catalogs.catalogs.some(isKnown)) {
          await execute(CommandIDs.addCatalog, { url: link.catalog });
        }
        const { entryAddress } = await import('../model');
        if (link.entry && entryAddress(link.entry)) {
          await execute(CommandIDs.openDataset, { id: link.entry });
        } else if (link.entry) {
          Notification.warning(
            trans.__(
              'This link leads to no dataset; part of it may be missing.'
            ),
            { autoClose: false }
          );
        }
      }
    });
    router.register({
      command: CommandIDs.followLink,
      pattern: /[?&](catalog|entry)=/
    });
  }
};
