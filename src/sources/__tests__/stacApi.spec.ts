import { FetchNet } from '../../net';
import { SourceRegistry } from '../registry';

import { run, runs } from './stacApiServer';
import { all, documents, start, titles } from './stacApiSteps';

let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

describe('a STAC API', () => {
  it('lists its collections and their items, one request a node', async () => {
    const server = await start();
    const root = await registry.detect(`${server.url}/`);
    expect(root).toMatchObject({ source: 'stac-api', title: 'The API' });
    const { entries, self } = await registry.children(root);
    expect(self).toMatchObject({ title: 'The API', kind: 'catalog' });
    expect(entries).toMatchObject([
      {
        title: 'Runs',
        kind: 'catalog',
        href: `${server.url}/collections/runs`
      }
    ]);
    const items = await registry.children(entries[0]);
    expect(items.next).toBeNull();
    expect(items.entries).toMatchObject([
      { title: 'Run 0', kind: 'dataset', glance: { years: [1850, 1850] } },
      { title: 'Run 1', glance: { reach: 'world' } },
      { title: 'Run 2', source: 'stac' }
    ]);
    const dataset = await registry.describe(items.entries[1]);
    expect(dataset.accesses).toMatchObject([
      { href: 'https://data.example/1.zarr', zarrFormat: 2 }
    ]);
    expect(server.asked.map(({ line }) => line)).toEqual([
      'GET /',
      'GET /collections',
      'GET /collections/runs/items?limit=100',
      'GET /collections/runs/items/run-1'
    ]);
  });

  it.each([
    ['/', 'The API', ['Runs']],
    ['/collections', 'collections', ['Runs']],
    ['/collections/runs', 'Runs', ['Run 0', 'Run 1', 'Run 2']],
    ['/collections/runs/items', 'runs', ['Run 0', 'Run 1', 'Run 2']],
    ['/search?ids=run-1', 'search', ['Run 1']],
    ['/search?limit=1', 'search', ['Run 0', 'Run 1', 'Run 2']],
    ['/search?ids=nothing', 'search', []]
  ])('opens at %s', async (path, title, expected) => {
    const server = await start();
    const entry = await registry.detect(server.url + path);
    expect(entry).toMatchObject({ source: 'stac-api', title });
    expect(titles((await all(registry, entry)).flat())).toEqual(expected);
  });

  it('gives a single item to the static source', async () => {
    const server = await start();
    const url = `${server.url}/collections/runs/items/run-2`;
    const entry = await registry.detect(url);
    expect(entry).toMatchObject({ source: 'stac', kind: 'dataset' });
  });

  it('reopens what a page holds by its id alone', async () => {
    const server = await start();
    const root = await registry.detect(`${server.url}/`);
    const [[collection]] = await all(registry, root);
    registry = new SourceRegistry(new FetchNet());
    expect((await all(registry, collection)).flat()).toHaveLength(3);
  });

  it('brings 10,000 items page by page', async () => {
    const server = await start({ items: runs(10_000) });
    const url = `${server.url}/collections/runs`;
    const pages = await all(registry, await registry.detect(url));
    expect(pages.map(({ length }) => length)).toEqual(
      Array.from({ length: 100 }, () => 100)
    );
    const ids = new Set(pages.flat().map(({ id }) => id));
    expect(ids.size).toBe(10_000);
    expect(server.asked).toHaveLength(1 + 100);
  }, 60_000);

  it('is not where a GeoJSON or a static catalog is', async () => {
    const feature = { type: 'Feature', properties: {}, geometry: null };
    const url = await documents({
      '/plain.json': { type: 'FeatureCollection', features: [feature] },
      '/empty.json': { type: 'FeatureCollection', features: [] },
      '/static.json': {
        type: 'Collection',
        stac_version: '1.1.0',
        id: 'static',
        links: [
          {
            rel: 'items',
            href: './x.parquet',
            type: 'application/vnd.parquet'
          },
          { rel: 'search', href: './search.html', type: 'text/html' }
        ]
      }
    });
    for (const name of ['plain', 'empty']) {
      await expect(
        registry.detect(`${url}/${name}.json`)
      ).rejects.toMatchObject({ kind: 'not-a-catalog' });
    }
    expect((await registry.detect(`${url}/static.json`)).source).toBe('stac');
  });

  it('lists the children that its list of collections lacks', async () => {
    const catalog = { type: 'Catalog', stac_version: '1.1.0', description: '' };
    const url = await documents({
      '/': {
        ...catalog,
        id: 'api',
        conformsTo: ['https://api.stacspec.org/v1.0.0/core'],
        links: [
          { rel: 'data', href: './collections' },
          { rel: 'child', href: './collections/a' },
          { rel: 'child', href: './catalogs/b', title: 'A catalog' },
          { rel: 'item', href: './items/c' }
        ]
      },
      '/collections': {
        collections: [{ ...catalog, type: 'Collection', id: 'a', links: [] }],
        links: []
      }
    });
    const [entries] = await all(registry, await registry.detect(`${url}/`));
    expect(titles(entries)).toEqual(['A catalog', 'a']);
  });

  it('lists collections below a collection before its items', async () => {
    const collection = (id: string, links: object[]) => ({
      ...{ type: 'Collection', stac_version: '1.1.0', description: '' },
      ...{ id, links: [{ rel: 'self', href: `./${id}` }, ...links] }
    });
    const outer = collection('outer', [
      { rel: 'items', href: './items' },
      { rel: 'child', href: './inner', title: 'Inner' }
    ]);
    const url = await documents({
      '/collections': { collections: [outer], links: [] },
      '/outer': outer,
      '/items?limit=100': {
        type: 'FeatureCollection',
        features: [run(1)],
        links: []
      }
    });
    const [[entry]] = await all(
      registry,
      await registry.detect(`${url}/collections`)
    );
    expect(titles((await all(registry, entry)).flat())).toEqual([
      'Inner',
      'Run 1'
    ]);
  });

  it('is walked by its children where it lists no collections', async () => {
    const url = await documents({
      '/': {
        type: 'Catalog',
        stac_version: '1.1.0',
        id: 'api',
        description: '',
        conformsTo: ['https://api.stacspec.org/v1.0.0/core'],
        links: [
          { rel: 'child', href: './a', title: 'A' },
          { rel: 'item', href: './b', title: 'B' }
        ]
      }
    });
    const [entries] = await all(registry, await registry.detect(`${url}/`));
    expect(entries).toMatchObject([
      { title: 'A', source: 'stac-api' },
      { title: 'B', source: 'stac', kind: 'dataset' }
    ]);
  });
});
