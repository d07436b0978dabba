import type { TranslationBundle } from '@jupyterlab/translation';
import {
  addIcon,
  caretDownIcon,
  caretUpIcon,
  collapseAllIcon,
  copyIcon,
  editIcon,
  linkIcon,
  refreshIcon
} from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs, NO_ARGUMENTS } from '../commands';
import { createLink } from '../links/link';
import { plainAddress } from '../net';

import { catalogsIcon } from './icons';
import { addIndexCommands } from './indexCommands';
import type { SidebarPanel } from './panel';

/** What the commands work with. */
export interface ICommandOptions {
  readonly commands: CommandRegistry;
  readonly panel: SidebarPanel;
  readonly trans: TranslationBundle;
  /** Brings the sidebar to the front. */
  readonly activate: () => void;
}

/** Adds the commands of the sidebar. */
export function addSidebarCommands(options: ICommandOptions): void {
  addViewCommands(options);
  addCatalogCommands(options);
  addRowCommands(options);
  addIndexCommands(options);
}

/** Commands of the sidebar as a whole. */
function addViewCommands(options: ICommandOptions): void {
  const { commands, panel, trans, activate } = options;
  commands.addCommand(CommandIDs.showCatalogs, {
    label: args =>
      args.isLauncher
        ? trans.__('Browse catalogs')
        : trans.__('Show data catalogs'),
    caption: trans.__('Open the sidebar of data catalogs'),
    icon: catalogsIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          isLauncher: {
            type: 'boolean',
            description: trans.__('Whether the launcher shows it.')
          }
        }
      }
    },
    execute: async () => {
      activate();
      (await panel.open()).focus();
    }
  });
  commands.addCommand(CommandIDs.collapseAll, {
    label: trans.__('Collapse all catalogs'),
    icon: collapseAllIcon,
    describedBy: NO_ARGUMENTS,
    isEnabled: () => panel.sidebar !== null,
    execute: () => panel.sidebar?.collapseAll()
  });
  commands.addCommand(CommandIDs.refresh, {
    label: args =>
      args.all ? trans.__('Refresh all catalogs') : trans.__('Refresh'),
    caption: trans.__('Read anew what is open'),
    icon: refreshIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          all: {
            type: 'boolean',
            description: trans.__('All catalogs, not the selected entry alone.')
          }
        }
      }
    },
    isEnabled: args =>
      args.all ? panel.sidebar !== null : Boolean(panel.sidebar?.current),
    execute: args =>
      args.all ? panel.sidebar?.refreshAll() : panel.sidebar?.refreshCurrent()
  });
}

/** Commands that change the list of catalogs. */
function addCatalogCommands(options: ICommandOptions): void {
  const { commands, panel, trans, activate } = options;
  const isCatalog = () => Boolean(panel.sidebar?.currentCatalog);
  commands.addCommand(CommandIDs.addCatalog, {
    label: trans.__('Add catalog…'),
    caption: trans.__('Add a catalog or dataset by its address'),
    icon: addIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          url: {
            type: 'string',
            description: trans.__('Its address; asked for when not given.')
          }
        }
      }
    },
    execute: async args => {
      activate();
      const url = typeof args.url === 'string' ? args.url : '';
      (await panel.open()).requestAdd(url);
    }
  });
  commands.addCommand(CommandIDs.renameCatalog, {
    label: trans.__('Rename catalog…'),
    icon: editIcon,
    describedBy: NO_ARGUMENTS,
    isEnabled: isCatalog,
    execute: async () => {
      const { rename } = await import('./dialogs');
      return panel.sidebar && rename(panel.sidebar, trans);
    }
  });
  commands.addCommand(CommandIDs.removeCatalog, {
    label: trans.__('Remove catalog…'),
    describedBy: NO_ARGUMENTS,
    isEnabled: isCatalog,
    execute: async () => {
      const { remove } = await import('./dialogs');
      return panel.sidebar && remove(panel.sidebar, trans);
    }
  });
  commands.addCommand(CommandIDs.moveCatalogUp, {
    label: trans.__('Move catalog up'),
    icon: caretUpIcon,
    describedBy: NO_ARGUMENTS,
    isEnabled: isCatalog,
    execute: () => panel.sidebar?.move(-1)
  });
  commands.addCommand(CommandIDs.moveCatalogDown, {
    label: trans.__('Move catalog down'),
    icon: caretDownIcon,
    describedBy: NO_ARGUMENTS,
    isEnabled: isCatalog,
    execute: () => panel.sidebar?.move(1)
  });
  commands.addCommand(CommandIDs.restoreDefaults, {
    label: trans.__('Restore default catalogs'),
    caption: trans.__(
      'Show the catalogs of this site again, with their names and in their order'
    ),
    describedBy: NO_ARGUMENTS,
    execute: async () => (await panel.open()).catalogs.restoreDefaults()
  });
}

/** Commands of the selected row. */
function addRowCommands(options: ICommandOptions): void {
  const { commands, panel, trans } = options;
  const current = () => panel.sidebar?.current ?? null;
  const copy = async (text: string) => {
    const { copyOrShow } = await import('./dialogs');
    await copyOrShow(text, trans);
  };
  commands.addCommand(CommandIDs.openSelected, {
    label: trans.__('Open dataset'),
    caption: trans.__('Look into the selected dataset'),
    describedBy: NO_ARGUMENTS,
    isEnabled: () => current()?.isOpenable ?? false,
    execute: async () => {
      const node = current();
      if (node?.isOpenable) {
        await panel.sidebar?.open(node);
      }
    }
  });
  commands.addCommand(CommandIDs.toggleFavourite, {
    label: () => {
      const node = current();
      return node && panel.sidebar?.catalogs.isFavourite(node.entry.id)
        ? trans.__('Remove from favourites')
        : trans.__('Add to favourites');
    },
    describedBy: NO_ARGUMENTS,
    isEnabled: () => current()?.isOpenable ?? false,
    execute: async () => {
      const node = current();
      if (node?.isOpenable) {
        await panel.sidebar?.toggleFavourite(node);
      }
    }
  });
  commands.addCommand(CommandIDs.copyAddress, {
    label: trans.__('Copy address'),
    caption: trans.__('Copy the address of the selected entry'),
    icon: copyIcon,
    describedBy: NO_ARGUMENTS,
    isEnabled: () => current() !== null,
    execute: async () => {
      const node = current();
      if (node) {
        await copy(plainAddress(node.entry.href));
      }
    }
  });
  commands.addCommand(CommandIDs.copyLink, {
    label: trans.__('Copy link'),
    caption: trans.__(
      'Copy an address of this page that leads to the selected entry'
    ),
    icon: linkIcon,
    describedBy: NO_ARGUMENTS,
    isEnabled: () => current() !== null,
    execute: async () => {
      const node = current();
      if (node) {
        const link = node.isOpenable
          ? { catalog: null, entry: node.entry.id }
          : { catalog: node.entry.href, entry: null };
        await copy(createLink(link));
      }
    }
  });
}
