import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { PageConfig } from '@jupyterlab/coreutils';
import { LauncherModel } from '@jupyterlab/launcher';
import { MainMenu } from '@jupyterlab/mainmenu';
import { SettingRegistry } from '@jupyterlab/settingregistry';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { CommandRegistry } from '@lumino/commands';
import type { Menu } from '@lumino/widgets';
import { readFileSync } from 'node:fs';

import { CatalogSources } from '../../catalogSources';
import { CommandIDs } from '../../commands';
import { launcherPlugin } from '../plugin';

/** A server's settings, with our schema as it is. */
class Connector {
  raw = '{}';

  async fetch(id: string): Promise<ISettingRegistry.IPlugin> {
    const schema = JSON.parse(readFileSync('schema/launcher.json', 'utf8'));
    const data = { composite: {}, user: {} };
    return { id, raw: this.raw, schema, data, version: '1' };
  }

  async save(_: string, raw: string): Promise<void> {
    this.raw = raw;
  }

  async list(): Promise<{ ids: string[]; values: ISettingRegistry.IPlugin[] }> {
    const { id } = launcherPlugin;
    return { ids: [id], values: [await this.fetch(id)] };
  }

  async remove(): Promise<void> {
    this.raw = '{}';
  }
}

/** What activating the plugin puts into the application. */
async function activate({ isSite = false, hasSidebar = true } = {}) {
  const commands = new CommandRegistry();
  if (hasSidebar) {
    commands.addCommand(CommandIDs.showCatalogs, {
      describedBy: { args: { type: 'object' } },
      execute: () => undefined
    });
  }
  const offered: string[] = [];
  const palette = {
    addItem: ({ command }: { command: string }) => offered.push(command)
  };
  const restored = Promise.resolve();
  const app = {
    commands,
    restored,
    serviceManager: { contents: null },
    hasPlugin: () => isSite
  };
  const launcher = new LauncherModel();
  const mainMenu = new MainMenu(commands);
  const registry = new SettingRegistry({ connector: new Connector() });
  const settings = await registry.load(launcherPlugin.id);
  await launcherPlugin.activate(
    app as unknown as JupyterFrontEnd,
    new CatalogSources('http://localhost/'),
    launcher,
    mainMenu,
    palette,
    registry,
    null,
    null,
    null
  );
  await restored;
  const submenu = mainMenu.helpMenu.items.find(
    ({ type }) => type === 'submenu'
  );
  const menu = submenu?.submenu as Menu;
  return { commands, offered, launcher, menu, settings };
}

/** Labels of a menu, top to bottom. */
const labels = ({ items }: Menu) =>
  items.filter(({ type }) => type === 'command').map(({ label }) => label);

const OURS = ['Getting started', 'Workshop', 'Download my notebooks'];

afterEach(() => {
  PageConfig.setOption('notebookPage', '');
  Notification.dismiss();
});

describe('the plugin of the launcher', () => {
  it('has a category in the launcher', async () => {
    const { launcher } = await activate();
    const items = [...launcher.items()];
    expect(items.map(({ command }) => command)).toEqual([
      CommandIDs.showCatalogs,
      CommandIDs.openGettingStarted,
      CommandIDs.openWorkshop
    ]);
    expect(new Set(items.map(({ category }) => category))).toEqual(
      new Set(['Climate data'])
    );
  });

  it('shows no card without a command behind it', async () => {
    const { launcher, commands } = await activate({ hasSidebar: false });
    for (const { command } of launcher.items()) {
      expect(commands.hasCommand(command)).toBe(true);
    }
  });

  it('has a submenu in the Help menu, with the links of the settings', async () => {
    const { menu, settings } = await activate();
    expect(menu.title.label).toBe('Climate data');
    expect(labels(menu).slice(0, 3)).toEqual(OURS);
    expect(labels(menu).length).toBeGreaterThan(9);
    await settings.set('links', [
      { title: 'Mine', url: 'https://a.org/' },
      { title: 'Evil', url: 'javascript:alert(1)' }
    ]);
    expect(labels(menu)).toEqual([...OURS, 'Mine']);
    await settings.remove('links');
    expect(labels(menu).length).toBeGreaterThan(9);
  });

  it('ships no link that may not be followed', async () => {
    const { menu, settings } = await activate();
    const { links } = settings.composite as { links: { title: string }[] };
    expect(labels(menu).slice(3)).toEqual(links.map(({ title }) => title));
  });

  it('offers what can be called without arguments in the palette', async () => {
    const { offered, commands } = await activate();
    expect(offered.map(id => commands.label(id))).toEqual(OURS);
  });

  it('stays away from pages of Notebook that are not about notebooks', async () => {
    PageConfig.setOption('notebookPage', 'tree');
    const { commands, launcher } = await activate({ hasSidebar: false });
    expect(commands.listCommands()).toEqual([]);
    expect([...launcher.items()]).toEqual([]);
  });
});
