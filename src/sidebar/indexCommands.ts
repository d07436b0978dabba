import type { TranslationBundle } from '@jupyterlab/translation';
import { searchIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../commands';

import type { SidebarPanel } from './panel';

/** What the commands work with. */
interface IOptions {
  readonly commands: CommandRegistry;
  readonly panel: SidebarPanel;
  readonly trans: TranslationBundle;
}

/** Commands that make and remove the index of a catalog. */
export function addIndexCommands({ commands, panel, trans }: IOptions): void {
  /** The node of an address or id among the catalogs, else the selected one. */
  const nodeOf = (id: unknown) => {
    const { sidebar } = panel;
    return typeof id === 'string'
      ? (sidebar?.findCatalog(id) ?? null)
      : (sidebar?.current ?? null);
  };
  const indexOf = (id: unknown) => {
    const node = nodeOf(id);
    return (node && panel.sidebar?.indexes.of(node.entry)) ?? null;
  };
  const describedBy = {
    args: {
      type: 'object',
      properties: {
        id: {
          type: 'string',
          description: trans.__(
            'Address of a catalog of the sidebar; the selected one when not given.'
          )
        }
      }
    }
  };
  commands.addCommand(CommandIDs.indexCatalog, {
    label: ({ id }) =>
      indexOf(id)
        ? trans.__('Index this catalog anew')
        : trans.__('Index this catalog'),
    caption: ({ id }) => {
      const index = indexOf(id);
      return index
        ? trans.__(
            'Its index was made on %1',
            new Date(index.made).toLocaleString(panel.sidebar?.locale)
          )
        : trans.__(
            'Read all that it lists, once, so that a search finds it at once'
          );
    },
    icon: searchIcon,
    describedBy,
    isEnabled: ({ id }) => nodeOf(id)?.isExpandable ?? false,
    execute: async ({ id }) => {
      const node = nodeOf(id);
      if (node) {
        await panel.sidebar?.index(node);
      }
    }
  });
  commands.addCommand(CommandIDs.removeIndex, {
    label: trans.__('Remove index'),
    caption: trans.__('Forget what was indexed of this catalog'),
    describedBy,
    isEnabled: ({ id }) => {
      const node = nodeOf(id);
      return node !== null && Boolean(panel.sidebar?.indexes.isOwn(node.entry));
    },
    execute: async ({ id }) => {
      const node = nodeOf(id);
      if (node) {
        await panel.sidebar?.removeIndex(node);
      }
    }
  });
}
