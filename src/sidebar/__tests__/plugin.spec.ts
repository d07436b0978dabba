import { Notification } from '@jupyterlab/apputils';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { SettingRegistry } from '@jupyterlab/settingregistry';
import { StateDB } from '@jupyterlab/statedb';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { ContextMenu, Panel, Widget } from '@lumino/widgets';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';

import { CatalogSources } from '../../catalogSources';
import { CommandIDs } from '../../commands';
import { Catalogs } from '../catalogs';
import { catalogsPlugin } from '../catalogsPlugin';
import { SidebarPanel } from '../panel';
import { sidebarPlugin } from '../plugin';
import { MemorySettings } from '../settings';
import { createSidebar } from '../view';

import { catalog, CatalogServer, items } from './catalogServer';
import './layout';

/** JupyterLab's left area: a tab is hidden until it is activated. */
class LeftArea extends Panel {
  add(widget: Widget): void {
    widget.hide();
    this.addWidget(widget);
  }

  activateById(id: string): void {
    this.widgets.find(widget => widget.id === id)?.show();
  }
}

const BASE = 'http://localhost/';

const trans = nullTranslator.load('jupyterlab_cloudify');

let server: CatalogServer;
let area: LeftArea;
let url: string;

beforeEach(async () => {
  server = new CatalogServer();
  await server.start();
  server.documents.set('/demo.json', catalog('Demo', items('Wind')));
  url = server.at('/demo.json');
  area = new LeftArea();
  Widget.attach(area, document.body);
});

afterEach(() => {
  act(() => area.dispose());
  PageConfig.setOption('notebookPage', '');
  return server.stop();
});

/** What the sidebar works with; its catalog was open when the page was left. */
async function createParts() {
  const settings = new MemorySettings();
  await settings.set('siteCatalogs', [{ url }]);
  const state = new StateDB();
  const trees = { catalogs: { expanded: [url, 7], active: null }, recent: 'x' };
  await state.save('jupyterlab-cloudify:sidebar', { trees, closed: null });
  return {
    catalogs: new Catalogs(Promise.resolve(settings), state, BASE, error => {
      throw error;
    }),
    sources: new CatalogSources(BASE),
    state
  };
}

/** Activates the plugin in an application that has little more than a shell. */
async function activate() {
  const { catalogs, sources, state } = await createParts();
  const commands = new CommandRegistry();
  const offered: string[] = [];
  const palette = {
    addItem: ({ command }: { command: string }) => offered.push(command)
  };
  const contextMenu = new ContextMenu({ commands });
  const shell = area;
  const app = { commands, contextMenu, shell } as unknown as JupyterFrontEnd;
  await sidebarPlugin.activate(
    app,
    catalogs,
    sources,
    null,
    palette,
    null,
    state
  );
  return { commands, contextMenu, offered };
}

describe('the plugin of the sidebar', () => {
  it('asks for nothing before it is seen, and then has the focus', async () => {
    const { commands } = await activate();
    const [panel] = area.widgets;
    expect(panel.title.caption).toBe('Data catalogs');
    expect(panel.node.textContent).toBe('');
    expect((panel as SidebarPanel).sidebar).toBeNull();
    expect(server.requests).toEqual([]);
    const done = commands.execute(CommandIDs.showCatalogs);
    await screen.findByRole('treeitem', { name: 'Wind' });
    await act(() => done);
    const region = screen.getByRole('region', { name: 'Data catalogs' });
    expect(region.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.getAttribute('role')).toBe('treeitem');
    expect(server.requests).toEqual(['/demo.json']);
  });

  it('offers each of its commands in the palette', async () => {
    const { commands, offered } = await activate();
    expect(new Set(offered)).toEqual(new Set(commands.listCommands()));
  });

  it('opens the dataset view of what is chosen', async () => {
    const { commands } = await activate();
    const ids: unknown[] = [];
    commands.addCommand(CommandIDs.openDataset, {
      describedBy: { args: { type: 'object' } },
      execute: ({ id }) => ids.push(id)
    });
    area.activateById(area.widgets[0].id);
    const wind = await screen.findByRole('treeitem', { name: 'Wind' });
    act(() => wind.click());
    await waitFor(() =>
      expect(ids).toEqual([`stac|${server.at('/Wind.json')}`])
    );
  });

  it('says so where there is no view of datasets', async () => {
    await activate();
    area.activateById(area.widgets[0].id);
    const wind = await screen.findByRole('treeitem', { name: 'Wind' });
    act(() => wind.click());
    await waitFor(() =>
      expect(Notification.manager.notifications).toMatchObject([
        { message: 'The view of datasets is switched off here.' }
      ])
    );
    Notification.dismiss();
  });

  it('has the focus again before a command of its context menu runs', async () => {
    const { commands, contextMenu } = await activate();
    const { menu } = contextMenu;
    const found: (Element | null)[] = [];
    commands.addCommand('look', {
      describedBy: { args: { type: 'object' } },
      execute: () => found.push(document.activeElement)
    });
    contextMenu.addItem({ command: 'look', selector: '*' });
    area.node.addEventListener('contextmenu', event => {
      contextMenu.open(event);
    });
    area.activateById(area.widgets[0].id);
    const wind = await screen.findByRole('treeitem', { name: 'Wind' });
    const search = screen.getByRole('searchbox');
    for (const element of [wind, search]) {
      for (const close of [
        () => menu.close(),
        () => menu.triggerActiveItem()
      ]) {
        act(() => element.focus());
        fireEvent.contextMenu(element);
        await waitFor(() => expect(menu.node.matches(':focus')).toBe(true));
        menu.activeIndex = 0;
        act(close);
        expect(element.matches(':focus')).toBe(true);
      }
    }
    expect(found).toEqual([wind, search]);
  });

  it.each(['tree', 'edit', 'consoles', 'terminals'])(
    'stays away from the page “%s” of Notebook',
    async page => {
      PageConfig.setOption('notebookPage', page);
      const { commands } = await activate();
      expect(area.widgets).toEqual([]);
      expect(commands.listCommands()).toEqual([]);
    }
  );
});

describe('SidebarPanel', () => {
  it('is loaded when it is first seen, and once', async () => {
    const parts = { ...(await createParts()), open: async () => undefined };
    let loads = 0;
    const panel = new SidebarPanel(() => {
      loads++;
      return createSidebar(parts, nullTranslator);
    }, trans);
    area.add(panel);
    expect(loads).toBe(0);
    area.activateById(panel.id);
    expect(loads).toBe(1);
    await screen.findByRole('treeitem', { name: 'Wind' });
    panel.hide();
    panel.show();
    expect(await panel.open()).toBe(panel.sidebar);
    expect(loads).toBe(1);
  });

  it('says when it cannot be shown, and tries again when it is seen again', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation();
    const parts = { ...(await createParts()), open: async () => undefined };
    let isReachable = false;
    const panel = new SidebarPanel(async () => {
      if (!isReachable) {
        throw new Error('Loading chunk 7 failed.');
      }
      return createSidebar(parts, nullTranslator);
    }, trans);
    area.addWidget(panel);
    await screen.findByText(/cannot be shown. Reload the page/);
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
    isReachable = true;
    panel.hide();
    panel.show();
    await screen.findByRole('treeitem', { name: 'Wind' });
    expect(screen.queryByText(/cannot be shown/)).toBeNull();
  });
});

describe('the plugin of the catalogs', () => {
  it('lives without settings where they cannot be read', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation();
    const refuse = () => Promise.reject(new Error('403'));
    const registry = new SettingRegistry({
      connector: { fetch: refuse, list: refuse, save: refuse, remove: refuse }
    });
    const serviceManager = { serverSettings: { baseUrl: BASE } };
    const app = { serviceManager } as JupyterFrontEnd;
    const catalogs = await catalogsPlugin.activate(app, registry, null);
    await catalogs.ready;
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
    await catalogs.add(url);
    expect(catalogs.catalogs).toMatchObject([{ url, from: 'person' }]);
  });
});
