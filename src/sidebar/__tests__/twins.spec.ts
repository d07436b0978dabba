import { CatalogSources } from '../../catalogSources';
import { createEntry } from '../../model';
import { Catalogs } from '../catalogs';
import { MemorySettings } from '../settings';
import { Sidebar } from '../sidebar';
import { Twins, entriesOf } from '../twins';

import { catalog, CatalogServer, items } from './catalogServer';

const BASE = 'http://localhost/';

const ID = 'demo.published.wind';

let server: CatalogServer;

beforeEach(async () => {
  server = new CatalogServer();
  await server.start();
});

afterEach(() => server.stop());

/** The catalogs of a person; a site has one, or none. */
async function createCatalogs(...site: string[]): Promise<Catalogs> {
  const settings = new MemorySettings();
  const given = site.map(url => ({ url }));
  await settings.set('siteCatalogs', given);
  const catalogs = new Catalogs(
    Promise.resolve(settings),
    null,
    BASE,
    error => {
      throw error;
    }
  );
  await catalogs.ready;
  return catalogs;
}

const entry = (href: string) =>
  createEntry({ source: 'stac', href, title: ID, kind: 'dataset' });

async function createSidebar(...site: string[]) {
  const catalogs = await createCatalogs(...site);
  const sources = new CatalogSources(BASE);
  const options = { catalogs, sources, state: null, locale: 'en' };
  const sidebar = await Sidebar.create({
    ...options,
    open: async () => undefined,
    refused: () => undefined
  });
  return { catalogs, sources, sidebar };
}

describe('Twins', () => {
  it('finds the same dataset in what the sidebar has read', async () => {
    server.documents.set('/demo.json', catalog('Demo', items(ID, 'other')));
    const url = server.at('/demo.json');
    const { sidebar, catalogs } = await createSidebar(url);
    const twins = new Twins(catalogs);
    twins.add(() => entriesOf(sidebar));
    const opened = entry(`https://files.org/${ID}/stac`);
    expect(await twins.of(opened)).toEqual([]);
    const [root] = sidebar.trees.catalogs.roots;
    await sidebar.trees.catalogs.expand(root);
    expect(await twins.of(opened)).toMatchObject([
      { href: server.at(`/${ID}.json`), kind: 'dataset' }
    ]);
    // Nothing is read to find them.
    expect(server.requests).toEqual(['/demo.json']);
    sidebar.dispose();
  });

  it('finds it in what is indexed', async () => {
    server.documents.set('/demo.json', catalog('Demo', items(ID)));
    server.documents.set(`/${ID}.json`, {
      ...catalog(ID),
      type: 'Feature',
      geometry: null,
      properties: { title: ID, datetime: null },
      assets: {}
    });
    const { sidebar, sources, catalogs } = await createSidebar();
    const twins = new Twins(catalogs);
    twins.add(() => entriesOf(sidebar));
    await sidebar.indexes.make(
      await sources.detect(server.at('/demo.json')),
      'Demo'
    );
    expect(await twins.of(entry(`https://files.org/${ID}/stac`))).toMatchObject(
      [{ href: server.at(`/${ID}.json`), kind: 'dataset' }]
    );
    sidebar.dispose();
  });

  it('finds it among favourites and recent ones, each once, itself not', async () => {
    const catalogs = await createCatalogs();
    const twins = new Twins(catalogs);
    const [opened, other] = ['a', 'b'].map(host =>
      entry(`https://${host}.org/${ID}`)
    );
    await catalogs.toggleFavourite(other);
    await catalogs.remember(other);
    await catalogs.remember(opened);
    expect(await twins.of(opened)).toEqual([other]);
  });

  it('leaves out catalogs, and what is no longer to be looked through', async () => {
    const catalogs = await createCatalogs();
    const twins = new Twins(catalogs);
    const other = entry(`https://b.org/${ID}`);
    const folder = {
      ...entry(`https://c.org/${ID}`),
      kind: 'catalog' as const
    };
    const added = twins.add(() => [folder, other]);
    const opened = entry(`https://a.org/${ID}`);
    expect(await twins.of(opened)).toEqual([other]);
    added.dispose();
    expect(await twins.of(opened)).toEqual([]);
  });
});
