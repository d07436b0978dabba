import { ILayoutRestorer } from '@jupyterlab/application';
import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs } from '../commands';
import { isQuietPage } from '../site';
import { ICatalogs, ICatalogSources, ITwins } from '../tokens';

import { SidebarPanel } from './panel';
import { returnFocus } from './returnFocus';
import { addSidebarCommands } from './sidebarCommands';
import { entriesOf } from './twins';

/** Among the tabs of the left area. */
const RANK = 550;

/** The sidebar of data catalogs. */
export const sidebarPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-cloudify:sidebar',
  description: 'The sidebar that browses data catalogs.',
  autoStart: true,
  requires: [ICatalogs, ICatalogSources],
  optional: [ILayoutRestorer, ICommandPalette, ITranslator, IStateDB, ITwins],
  activate: (
    app: JupyterFrontEnd,
    catalogs: ICatalogs,
    sources: ICatalogSources,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null,
    state: IStateDB | null,
    twins: ITwins | null
  ): void => {
    if (isQuietPage()) {
      return;
    }
    const { commands, contextMenu, shell } = app;
    const language = translator ?? nullTranslator;
    const trans = language.load('jupyterlab_cloudify');
    const panel = new SidebarPanel(async () => {
      const { createSidebar } = await import('./view');
      const open = async ({ id }: { id: string }) => {
        if (commands.hasCommand(CommandIDs.openDataset)) {
          await commands.execute(CommandIDs.openDataset, { id });
        } else {
          Notification.warning(
            trans.__('The view of datasets is switched off here.'),
            { autoClose: 5000 }
          );
        }
      };
      return createSidebar({ catalogs, sources, state, open }, language);
    }, trans);
    twins?.add(() => entriesOf(panel.sidebar));
    shell.add(panel, 'left', { rank: RANK, type: 'Data catalogs' });
    restorer?.add(panel, panel.id);
    const activate = () => shell.activateById(panel.id);
    addSidebarCommands({ commands, panel, trans, activate });
    returnFocus(contextMenu.menu, panel.node);

    const category = trans.__('Data catalogs');
    for (const command of [
      CommandIDs.showCatalogs,
      CommandIDs.addCatalog,
      CommandIDs.collapseAll,
      CommandIDs.restoreDefaults,
      CommandIDs.openSelected,
      CommandIDs.toggleFavourite,
      CommandIDs.copyAddress,
      CommandIDs.copyLink,
      CommandIDs.indexCatalog,
      CommandIDs.removeIndex,
      CommandIDs.renameCatalog,
      CommandIDs.removeCatalog,
      CommandIDs.moveCatalogUp,
      CommandIDs.moveCatalogDown
    ]) {
      palette?.addItem({ command, category });
    }
    palette?.addItem({
      command: CommandIDs.refresh,
      category,
      args: { all: true }
    });
  }
};
