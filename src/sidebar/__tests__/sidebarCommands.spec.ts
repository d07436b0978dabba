import { ContextMenu } from '@lumino/widgets';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import * as fs from 'fs';

import { CommandIDs } from '../../commands';
import { readLink } from '../../links/link';

import { catalog, CatalogServer, children, items } from './catalogServer';
import {
  findRow,
  focused,
  openSidebar,
  row,
  rows,
  status
} from './openSidebar';

interface IMenuItem {
  readonly command?: string;
  readonly selector: string;
  readonly rank: number;
  readonly type?: 'separator';
  readonly args?: { all: boolean };
}

interface IShortcut {
  readonly command: string;
  readonly keys: string[];
  readonly selector: string;
}

/** The menu and the shortcuts as people have them. */
const schema = JSON.parse(fs.readFileSync('schema/sidebar.json', 'utf8'));
const menuItems: IMenuItem[] = schema['jupyter.lab.menus'].context;
const shortcuts: IShortcut[] = schema['jupyter.lab.shortcuts'];

/** Codes that Lumino reads keys by. */
const CODES: Record<string, number> = {
  ArrowUp: 38,
  ArrowDown: 40,
  Delete: 46,
  F2: 113
};

let server: CatalogServer;

beforeEach(async () => {
  server = new CatalogServer();
  await server.start();
  server.documents.set(
    '/a/catalog.json',
    catalog('Models', [...children('Ocean'), ...items('SST')])
  );
  server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
  server.documents.set('/b/catalog.json', catalog('Observations'));
});

afterEach(() => server.stop());

/** Two catalogs; the first is open, and its row has the focus. */
async function opened() {
  const site = ['/a/catalog.json', '/b/catalog.json'];
  const parts = await openSidebar({ site: site.map(path => server.at(path)) });
  await parts.user.click(row('a'));
  await findRow('SST');
  const run = (id: string, args = {}) =>
    act(async () => {
      await parts.commands.execute(id, args);
    });
  const urls = () =>
    parts.catalogs.catalogs.map(({ url }) => url.replace(server.at(''), ''));
  return { ...parts, run, urls };
}

/** Presses a key where the focus is, with the shortcuts of the sidebar. */
function press(key: string, parts: { altKey?: boolean } = {}): void {
  const target = document.activeElement as Element;
  fireEvent.keyDown(target, { key, keyCode: CODES[key], ...parts });
}

const answer = (name: string) => screen.getByRole('button', { name });

describe('the commands of the sidebar', () => {
  it('have labels, describe their arguments, and know what they act on', async () => {
    const { commands, user } = await opened();
    const ids = commands.listCommands();
    for (const id of ids) {
      expect(commands.label(id)).not.toBe('');
      expect((await commands.describedBy(id)).args).toMatchObject({
        type: 'object'
      });
    }
    const enabled = () => ids.filter(id => commands.isEnabled(id));
    const always = [
      CommandIDs.showCatalogs,
      CommandIDs.collapseAll,
      CommandIDs.refresh,
      CommandIDs.addCatalog,
      CommandIDs.restoreDefaults,
      CommandIDs.copyAddress,
      CommandIDs.copyLink
    ];
    const ofCatalogs = [
      CommandIDs.renameCatalog,
      CommandIDs.removeCatalog,
      CommandIDs.moveCatalogUp,
      CommandIDs.moveCatalogDown
    ];
    const ofDatasets = [CommandIDs.openSelected, CommandIDs.toggleFavourite];
    const index = CommandIDs.indexCatalog;
    expect(new Set(ids)).toEqual(
      new Set([
        ...always,
        ...ofCatalogs,
        ...ofDatasets,
        index,
        CommandIDs.removeIndex
      ])
    );
    expect(new Set(enabled())).toEqual(
      new Set([...always, ...ofCatalogs, index])
    );
    await user.keyboard('{ArrowDown}');
    expect(new Set(enabled())).toEqual(new Set([...always, index]));
    await user.keyboard('{ArrowDown}');
    expect(new Set(enabled())).toEqual(new Set([...always, ...ofDatasets]));
  });

  it('give a catalog another name, and its own one back', async () => {
    const { commands, user } = await opened();
    for (const [typed, name] of [
      [' Mine ', 'Mine'],
      [' ', 'Models']
    ]) {
      const done = commands.execute(CommandIDs.renameCatalog);
      const field = await screen.findByLabelText(/^Name; empty for the name/);
      await user.clear(field);
      await user.type(field, typed);
      await user.click(answer('Ok'));
      await act(() => done);
      expect(focused()).toBe(name);
    }
  });

  it('ask before they remove a catalog, and bring it back', async () => {
    const { commands, run, urls, user } = await opened();
    for (const [name, left] of [
      ['Cancel', ['/a/catalog.json', '/b/catalog.json']],
      ['Remove', ['/b/catalog.json']]
    ] as const) {
      const done = commands.execute(CommandIDs.removeCatalog);
      await screen.findByText('Remove Models?');
      expect(screen.getByText(/“Restore default catalogs”/)).toBeTruthy();
      await user.click(answer(name));
      await act(() => done);
      expect(urls()).toEqual(left);
    }
    expect(focused()).toBe('b');
    await run(CommandIDs.restoreDefaults);
    expect(urls()).toEqual(['/a/catalog.json', '/b/catalog.json']);
  });

  it('move a catalog, say where to, and stay with it', async () => {
    const { run, urls, user } = await opened();
    await run(CommandIDs.moveCatalogDown);
    expect(urls()).toEqual(['/b/catalog.json', '/a/catalog.json']);
    expect(rows()).toEqual(['b', 'Models', 'Ocean', 'SST']);
    expect(focused()).toBe('Models');
    const counts = '2 catalogs · 2 entries loaded';
    expect(status()).toBe(`Models is now 2 of 2 · ${counts}`);
    await run(CommandIDs.moveCatalogUp);
    expect(rows()).toEqual(['Models', 'Ocean', 'SST', 'b']);
    expect(status()).toBe(`Models is now 1 of 2 · ${counts}`);
    const replaced: (string | null)[] = [];
    const listener = new MutationObserver(changes =>
      replaced.push(...changes.map(({ oldValue }) => oldValue))
    );
    listener.observe(screen.getByRole('status'), {
      characterDataOldValue: true,
      subtree: true
    });
    await user.click(row('Ocean'));
    await findRow('Depth');
    listener.disconnect();
    expect(replaced).toEqual([
      `Models is now 1 of 2 · ${counts}`,
      `${counts} · loading…`
    ]);
    expect(status()).toBe('2 catalogs · 3 entries loaded');
  });

  it('open and star the selected dataset, and no other', async () => {
    const { catalogs, commands, opened: datasets, run, user } = await opened();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await run(CommandIDs.openSelected);
    expect(datasets).toEqual(['SST']);
    const label = () => commands.label(CommandIDs.toggleFavourite);
    expect(label()).toBe('Add to favourites');
    await run(CommandIDs.toggleFavourite);
    expect(catalogs.favourites.map(({ title }) => title)).toEqual(['SST']);
    expect(label()).toBe('Remove from favourites');
    expect(focused()).toBe('SST');
    await run(CommandIDs.toggleFavourite);
    expect(catalogs.favourites).toEqual([]);
  });

  it('read one entry anew, or all', async () => {
    const { run, user } = await opened();
    await user.click(row('Ocean'));
    await findRow('Depth');
    await user.click(row('b'));
    await findRow('Nothing in here');
    server.documents.set('/b/catalog.json', catalog('B', items('new')));
    server.documents.set('/a/Ocean.json', catalog('Ocean', items('Width')));
    server.requests.length = 0;
    await run(CommandIDs.refresh);
    expect(server.requests).toEqual(['/b/catalog.json']);
    expect(rows()).toEqual(['Models', 'Ocean', 'Depth', 'SST', 'B', 'new']);
    await run(CommandIDs.refresh, { all: true });
    expect(rows()).toEqual(['Models', 'Ocean', 'Width', 'SST', 'B', 'new']);
  });

  it('copy the address of the selected entry, and a link to it', async () => {
    const { run, user } = await opened();
    const copied = () => navigator.clipboard.readText();
    const catalogUrl = server.at('/a/catalog.json');
    await run(CommandIDs.copyAddress);
    expect(await copied()).toBe(catalogUrl);
    await run(CommandIDs.copyLink);
    expect(readLink(new URL(await copied()).search)).toEqual({
      catalog: catalogUrl,
      entry: null
    });
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await run(CommandIDs.copyLink);
    expect(readLink(new URL(await copied()).search)).toEqual({
      catalog: null,
      entry: `stac|${server.at('/a/SST.json')}`
    });
  });

  it('show an address that the browser does not let them copy', async () => {
    const { commands, user } = await opened();
    // jsdom has no older way to copy, as some pages have none.
    document.execCommand = () => false;
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValueOnce(new Error('denied'));
    const shown = commands.execute(CommandIDs.copyAddress);
    const field = await screen.findByLabelText(/does not allow copying/);
    expect(field).toHaveProperty('value', server.at('/a/catalog.json'));
    await user.click(screen.getByRole('button', { name: /Cancel/ }));
    await shown;
  });

  it('show the sidebar, close what is open, and ask for an address', async () => {
    const { commands, run, user } = await opened();
    await user.click(screen.getByRole('searchbox'));
    await run(CommandIDs.showCatalogs);
    expect(focused()).toBe('Models');
    await run(CommandIDs.collapseAll);
    expect(rows()).toEqual(['Models', 'b']);
    await run(CommandIDs.addCatalog);
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    const url = server.at('/a/Ocean.json');
    await act(() => commands.execute(CommandIDs.addCatalog, { url }));
    await findRow('Depth');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('the context menu', () => {
  const ENTRY = ['Copy address', 'Copy link', 'Refresh'];
  const INDEX = 'Index this catalog';
  const ALL = [
    'Add catalog…',
    'Refresh all catalogs',
    'Collapse all catalogs',
    'Restore default catalogs'
  ];
  const DATASET = ['Open dataset', 'Add to favourites', ...ENTRY];
  const CATALOG = [
    'Rename catalog…',
    'Move catalog up',
    'Move catalog down',
    'Remove catalog…'
  ];

  /** The sidebar with JupyterLab's menu, and what this one offers. */
  async function withMenu() {
    const parts = await opened();
    const menu = new ContextMenu({
      commands: parts.commands,
      groupByTarget: false,
      sortBySelector: false
    });
    menuItems.forEach(item => menu.addItem(item));
    const open = (event: MouseEvent) => {
      menu.open(event);
    };
    parts.panel.node.addEventListener('contextmenu', open);
    const offered = () =>
      menu.menu.items
        .filter(({ type, isEnabled }) => type === 'command' && isEnabled)
        .map(({ label }) => label);
    return { ...parts, menu, offered };
  }

  it('offers what can be done with a row, by mouse', async () => {
    const { menu, offered, user } = await withMenu();
    for (const [name, labels] of [
      ['SST', [...DATASET, ...ALL]],
      ['Ocean', [...ENTRY, INDEX, ...ALL]],
      ['b', [...ENTRY, INDEX, ...CATALOG, ...ALL]]
    ] as const) {
      await user.pointer({ keys: '[MouseRight]', target: row(name) });
      expect(offered()).toEqual(labels);
      expect(row(name).tabIndex).toBe(0);
      menu.menu.close();
    }
    const target = screen.getByRole('searchbox');
    await user.pointer({ keys: '[MouseRight]', target });
    expect(offered()).toEqual(ALL);
  });

  it('offers the same for the row that the keys have led to', async () => {
    const { commands, offered, user } = await withMenu();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    // What browsers send for Shift+F10 and the context-menu key.
    fireEvent.contextMenu(document.activeElement as Element);
    expect(offered()).toEqual([...DATASET, ...ALL]);
    expect(commands.isEnabled(CommandIDs.renameCatalog)).toBe(false);
  });
});

describe('the shortcuts', () => {
  async function withShortcuts() {
    const parts = await opened();
    shortcuts.forEach(shortcut => parts.commands.addKeyBinding(shortcut));
    const listen = (event: KeyboardEvent) =>
      parts.commands.processKeydownEvent(event);
    parts.panel.node.addEventListener('keydown', listen, true);
    return parts;
  }

  it('move, rename and remove the catalog that has the focus', async () => {
    const { urls, user } = await withShortcuts();
    press('ArrowDown', { altKey: true });
    await waitFor(() => expect(rows()[0]).toBe('b'));
    expect(urls()).toEqual(['/b/catalog.json', '/a/catalog.json']);
    expect(focused()).toBe('Models');
    press('F2');
    await screen.findByText('Rename catalog');
    await user.click(answer('Cancel'));
    await waitFor(() => expect(focused()).toBe('Models'));
    press('Delete');
    await screen.findByText('Remove Models?');
    await user.click(answer('Remove'));
    await waitFor(() => expect(rows()).toEqual(['b']));
  });

  it('do nothing to what is no catalog of the list', async () => {
    const { commands, user } = await withShortcuts();
    const executed: string[] = [];
    commands.commandExecuted.connect((_, { id }) => executed.push(id));
    await user.keyboard('{ArrowDown}');
    ['F2', 'Delete'].forEach(key => press(key));
    await user.click(screen.getByRole('searchbox'));
    ['F2', 'Delete'].forEach(key => press(key));
    expect(executed).toEqual([]);
  });
});
