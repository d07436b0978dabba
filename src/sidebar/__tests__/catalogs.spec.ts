import { SettingRegistry } from '@jupyterlab/settingregistry';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { StateDB } from '@jupyterlab/statedb';
import * as fs from 'fs';

import { createEntry } from '../../model';
import { Catalogs } from '../catalogs';
import { MemorySettings, openRegistry } from '../settings';

const ID = 'jupyterlab-cloudify:catalogs';

const BASE = 'https://hub.org/user/jo/';

const SITE = [
  { url: 'https://site.org/a', title: 'A' },
  { url: 'https://site.org/b', title: '' }
];

/** A server's settings, with a site's defaults as overrides.json sets them. */
class Connector {
  constructor(
    readonly site: readonly object[] = SITE,
    public raw = '{}'
  ) {}

  async fetch(id: string): Promise<ISettingRegistry.IPlugin> {
    const schema = JSON.parse(fs.readFileSync('schema/catalogs.json', 'utf8'));
    schema.properties.siteCatalogs.default = this.site;
    const data = { composite: {}, user: {} };
    return { id, raw: this.raw, schema, data, version: '1' };
  }

  async save(_: string, raw: string): Promise<void> {
    this.raw = raw;
  }

  async list(): Promise<{ ids: string[]; values: ISettingRegistry.IPlugin[] }> {
    return { ids: [ID], values: [await this.fetch(ID)] };
  }

  async remove(): Promise<void> {
    this.raw = '{}';
  }
}

async function open(
  connector = new Connector(),
  state = new StateDB(),
  refused: (error: unknown) => void = fail
): Promise<Catalogs> {
  const registry = new SettingRegistry({
    connector: connector
  });
  const catalogs = new Catalogs(
    openRegistry(registry, ID),
    state,
    BASE,
    refused
  );
  await catalogs.ready;
  return catalogs;
}

/** Where every change is to be kept. */
function fail(error: unknown): never {
  throw error;
}

function urls({ catalogs }: Catalogs): string[] {
  return catalogs.map(({ url }) => url.replace(/^.*\//, ''));
}

function dataset(name: string) {
  const href = `https://a.org/${name}`;
  return createEntry({ source: 'zarr', href, title: name, kind: 'dataset' });
}

describe('Catalogs', () => {
  it('undoes nothing that another tab has changed meanwhile', async () => {
    const connector = new Connector();
    const [one, other] = [await open(connector), await open(connector)];
    await other.add('https://me.org/c');
    await other.toggleFavourite(dataset('x'));
    await one.toggleFavourite(dataset('y'));
    await one.rename('https://site.org/a', 'Ours');
    expect(urls(one)).toEqual(['a', 'b', 'c']);
    const later = await open(connector);
    expect(urls(later)).toEqual(['a', 'b', 'c']);
    expect(later.favourites.map(({ title }) => title)).toEqual(['x', 'y']);
  });

  it('shows those of the site, then those of the person', async () => {
    const catalogs = await open();
    await catalogs.add('https://me.org/c', 'Mine');
    expect(catalogs.catalogs).toEqual([
      { ...SITE[0], from: 'site', isRefused: false },
      { ...SITE[1], from: 'site', isRefused: false },
      {
        url: 'https://me.org/c',
        title: 'Mine',
        from: 'person',
        isRefused: false
      }
    ]);
  });

  it('finds a site’s own catalogs beside the application', async () => {
    const site = [
      { url: 'static/catalog.json', title: 'Sample data', cors: 'yes' },
      { url: '/pool/catalog.yaml', title: 'On disk' },
      { url: 'https://closed.org/catalog.json', title: 'Closed', cors: 'no' }
    ];
    const { catalogs } = await open(new Connector(site));
    expect(catalogs.map(({ url, isRefused }) => [url, isRefused])).toEqual([
      [`${BASE}static/catalog.json`, false],
      ['/pool/catalog.yaml', false],
      ['https://closed.org/catalog.json', true]
    ]);
  });

  it('shows what a site adds after the person has changed everything', async () => {
    const before = new Connector();
    const catalogs = await open(before);
    await catalogs.add('https://me.org/c');
    await catalogs.rename('https://site.org/a', 'Mine');
    await catalogs.move('https://me.org/c', -2);
    await catalogs.remove('https://site.org/b');
    const later = [...SITE, { url: 'https://site.org/new', title: 'New' }];
    const after = await open(new Connector(later, before.raw));
    expect(urls(after)).toEqual(['c', 'a', 'new']);
    expect(after.catalogs[1]).toEqual({
      url: 'https://site.org/a',
      title: 'Mine',
      from: 'site',
      isRefused: false
    });
  });

  it('never writes the catalogs of the site', async () => {
    const connector = new Connector();
    const catalogs = await open(connector);
    await catalogs.add('https://me.org/c');
    await catalogs.rename('https://site.org/a', 'Mine');
    await catalogs.remove('https://site.org/b');
    await catalogs.move('https://site.org/a', 1);
    expect(connector.raw).not.toContain('siteCatalogs');
  });

  it('restores the defaults and keeps what the person has added', async () => {
    const catalogs = await open();
    await catalogs.add('https://me.org/c');
    await catalogs.remove('https://site.org/a');
    await catalogs.rename('https://site.org/b', 'Bee');
    await catalogs.move('https://me.org/c', -1);
    await catalogs.restoreDefaults();
    expect(urls(catalogs)).toEqual(['a', 'b', 'c']);
    expect(catalogs.catalogs[1].title).toBe('');
  });

  it('forgets a catalog of the person', async () => {
    const connector = new Connector();
    const catalogs = await open(connector);
    await catalogs.add('https://me.org/c');
    await catalogs.remove('https://me.org/c');
    expect(urls(catalogs)).toEqual(['a', 'b']);
    expect(connector.raw).not.toContain('me.org');
  });

  it('brings a hidden catalog back when it is added again', async () => {
    const catalogs = await open();
    await catalogs.remove('https://site.org/a');
    await catalogs.add('https://site.org/a');
    expect(urls(catalogs)).toEqual(['a', 'b']);
  });

  it('gives a catalog its own name back', async () => {
    const catalogs = await open();
    await catalogs.rename('https://site.org/a', 'Mine');
    await catalogs.rename('https://site.org/a', '');
    expect(catalogs.catalogs[0].title).toBe('A');
  });

  it('makes two changes at the same time one after the other', async () => {
    const catalogs = await open();
    await Promise.all([
      catalogs.add('https://me.org/c'),
      catalogs.add('https://me.org/d')
    ]);
    expect(urls(catalogs)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('moves no catalog out of the list', async () => {
    const catalogs = await open();
    await catalogs.move('https://site.org/a', -1);
    expect(urls(catalogs)).toEqual(['a', 'b']);
    await catalogs.move('https://site.org/a', 9);
    expect(urls(catalogs)).toEqual(['b', 'a']);
  });

  it('keeps favourites in the settings', async () => {
    const connector = new Connector();
    const entry = {
      ...dataset('x'),
      glance: { reach: 'tape' as const, years: [1950, 2014] as const }
    };
    await (await open(connector)).toggleFavourite(entry);
    const again = await open(new Connector(SITE, connector.raw));
    expect(again.favourites).toEqual([entry]);
    expect(again.isFavourite(entry.id)).toBe(true);
    await again.toggleFavourite(entry);
    expect(again.favourites).toEqual([]);
  });

  it('keeps the ten datasets that were opened last, newest first', async () => {
    const state = new StateDB();
    const catalogs = await open(new Connector(), state);
    for (let i = 0; i < 12; i++) {
      await catalogs.remember(dataset(`set${i}`));
    }
    await catalogs.remember(dataset('set5'));
    const titles = (await open(new Connector(), state)).recent.map(
      ({ title }) => title
    );
    expect(titles).toHaveLength(10);
    expect(titles.slice(0, 3)).toEqual(['set5', 'set11', 'set10']);
  });

  it('reads around what is broken in the settings', async () => {
    // Of settings that its schema does not admit, JupyterLab would give us none.
    const raw = JSON.stringify({
      catalogs: [
        { url: 'https://me.org/c' },
        { url: '' },
        { url: 'htps://me.org/d' },
        { url: 'https://' }
      ],
      favourites: [{ id: 'no id' }, dataset('x')]
    });
    const catalogs = await open(new Connector(SITE, raw));
    expect(urls(catalogs)).toEqual(['a', 'b', 'c', 'd', '']);
    expect(catalogs.favourites).toEqual([dataset('x')]);
  });

  it('says what cannot be kept, and goes on with what can', async () => {
    const connector = new Connector();
    const refused = jest.fn();
    const catalogs = await open(connector, new StateDB(), refused);
    const { save } = connector;
    const denied = new Error('403 Forbidden');
    connector.save = () => Promise.reject(denied);
    await catalogs.add('https://me.org/c');
    expect(refused.mock.calls).toEqual([[denied]]);
    expect(urls(catalogs)).toEqual(['a', 'b']);
    connector.save = save;
    await catalogs.add('https://me.org/d');
    expect(urls(catalogs)).toContain('d');
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('remembers a dataset while settings are still being saved', async () => {
    const connector = new Connector();
    const catalogs = await open(connector);
    let go = (): void => undefined;
    const held = new Promise<void>(resolve => (go = resolve));
    connector.save = () => held;
    const added = catalogs.add('https://me.org/c');
    await catalogs.remember(dataset('x'));
    expect(catalogs.recent).toEqual([dataset('x')]);
    go();
    await added;
  });

  it('works where Jupyter keeps neither settings nor state', async () => {
    const catalogs = new Catalogs(
      Promise.resolve(new MemorySettings()),
      null,
      BASE,
      fail
    );
    await catalogs.add('https://me.org/c');
    await catalogs.toggleFavourite(dataset('x'));
    await catalogs.remember(dataset('y'));
    expect(urls(catalogs)).toEqual(['c']);
    expect(catalogs.favourites).toEqual([dataset('x')]);
    expect(catalogs.recent).toEqual([dataset('y')]);
  });
});
