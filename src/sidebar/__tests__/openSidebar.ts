import { StateDB } from '@jupyterlab/statedb';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';
import { act, configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { CatalogSources } from '../../catalogSources';
import type { IEntry } from '../../model';
import { Catalogs } from '../catalogs';
import type { IIndexStore } from '../indexStore';
import { SidebarPanel } from '../panel';
import { MemorySettings } from '../settings';
import { addSidebarCommands } from '../sidebarCommands';
import { createSidebar } from '../view';

import './layout';
import { MemoryStore } from './memoryStore';

// What is hidden is for styles to say, and there are none here; to ask for them
// all the same takes long. A busy computer may take longer than a second.
configure({ defaultHidden: true, asyncUtilTimeout: 5000 });

const BASE = 'http://localhost/';

const panels: SidebarPanel[] = [];

afterEach(() => act(() => panels.splice(0).forEach(panel => panel.dispose())));

/** What a sidebar begins with. */
export interface IBeginning {
  /** Addresses of the site's catalogs. */
  readonly site?: readonly string[];
  readonly settings?: MemorySettings;
  readonly state?: StateDB;
  readonly indexStore?: IIndexStore;
  /** The language of the interface. */
  readonly languageCode?: string;
}

/** The sidebar in the page, on the whole core, with its commands. */
export async function openSidebar(beginning: IBeginning = {}) {
  const {
    settings = new MemorySettings(),
    state = new StateDB(),
    indexStore = new MemoryStore(),
    languageCode = 'en'
  } = beginning;
  const site = beginning.site?.map(url => ({ url })) ?? [];
  await settings.set('siteCatalogs', site);
  const trans = nullTranslator.load('jupyterlab_cloudify');
  const translator = { languageCode, load: () => trans };
  const catalogs = new Catalogs(
    Promise.resolve(settings),
    state,
    BASE,
    error => {
      throw error;
    }
  );
  const sources = new CatalogSources(BASE);
  /** Titles of the datasets that were opened, in order. */
  const opened: string[] = [];
  const open = async ({ title }: IEntry) => {
    opened.push(title);
  };
  const panel = new SidebarPanel(
    () =>
      createSidebar({ catalogs, sources, state, indexStore, open }, translator),
    trans
  );
  panels.push(panel);
  const commands = new CommandRegistry();
  const activate = () => panel.activate();
  addSidebarCommands({ commands, panel, trans, activate });
  Widget.attach(panel, document.body);
  await screen.findByRole('status');
  const sidebar = await panel.open();
  const user = userEvent.setup({ delay: null });
  return { user, panel, sidebar, catalogs, sources, commands, opened };
}

/** The first row of that name. */
export function row(name: string | RegExp): HTMLElement {
  const found = allRows().find(element =>
    name instanceof RegExp
      ? name.test(nameOf(element))
      : name === nameOf(element)
  );
  if (!found) {
    throw new Error(`There is no row ${name} in ${rows().join(', ')}.`);
  }
  return found;
}

/** The same, once it is there. */
export function findRow(name: string | RegExp): Promise<HTMLElement> {
  return waitFor(() => row(name));
}

/** Names of the rows in the page, top to bottom. */
export function rows(): string[] {
  return allRows().map(nameOf);
}

/** What has the focus: its name, else its text. */
export function focused(): string {
  const element = document.activeElement;
  return nameOf(element) || (element?.textContent ?? '');
}

/** Where one types what is searched for. */
export const searchBox = () =>
  screen.getByRole('searchbox', { name: 'Search catalogs' });

/** What the status line says. */
export const status = () => screen.getByRole('status').textContent;

// By hand, since computing every row's name takes most of a test's time.
const allRows = () => [
  ...document.querySelectorAll<HTMLElement>('[role="tree"] [role="treeitem"]')
];

const nameOf = (element: Element | null) =>
  element?.getAttribute('aria-label') ?? '';
