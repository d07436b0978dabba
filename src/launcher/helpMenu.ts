import type { TranslationBundle } from '@jupyterlab/translation';
import { MenuSvg } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { Menu } from '@lumino/widgets';

import { CommandIDs } from '../commands';

import type { IWebLink } from './links';

const COMMANDS = [
  CommandIDs.openGettingStarted,
  CommandIDs.openWorkshop,
  CommandIDs.downloadNotebooks
];

/** The submenu of the Help menu, without links yet. */
export function createHelpMenu(
  commands: CommandRegistry,
  trans: TranslationBundle
): Menu {
  const menu = new MenuSvg({ commands });
  menu.title.label = trans.__('Climate data');
  fillHelpMenu(menu, []);
  return menu;
}

/** Puts our commands and these links in the place of what is in the menu. */
export function fillHelpMenu(menu: Menu, links: readonly IWebLink[]): void {
  menu.clearItems();
  for (const command of COMMANDS) {
    menu.addItem({ command });
  }
  menu.addItem({ type: 'separator' });
  for (const { title, url } of links) {
    menu.addItem({ command: CommandIDs.openWebPage, args: { title, url } });
  }
}
