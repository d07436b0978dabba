import type { IEntry } from '../../model';
import { FetchNet } from '../../net';
import { serve, serveDocuments } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';
import type { ISearchQuery } from '../source';
import { run, runs, serveApi } from './stacApiServer';
import type { IApiServer, IHabits } from './stacApiServer';

const FREE_TEXT = 'https://api.stacspec.org/v1.0.0-rc.1/item-search#free-text';
const ADVANCED =
  'https://api.stacspec.org/v1.0.0-rc.1/item-search#advanced-free-text';
const FILTER = 'https://api.stacspec.org/v1.0.0/item-search#filter';

let servers: { close(): Promise<void> }[] = [];
let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

afterEach(async () => {
  await Promise.all(servers.map(server => server.close()));
  servers = [];
});

async function start(habits?: IHabits): Promise<IApiServer> {
  const server = await serveApi(habits);
  servers.push(server);
  return server;
}

async function documents(found: Record<string, unknown>): Promise<string> {
  const server = await serveDocuments(found);
  servers.push(server);
  return server.url;
}

const titles = (entries: readonly IEntry[]) =>
  entries.map(({ title }) => title);

/** All pages of an entry, or of a search below it. */
async function all(entry: IEntry, query?: ISearchQuery): Promise<IEntry[][]> {
  const pages: IEntry[][] = [];
  let cursor: string | undefined;
  do {
    const page = query
      ? await registry.search(entry, query, { cursor })
      : await registry.children(entry, { cursor });
    pages.push([...page.entries]);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

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
    expect(titles((await all(entry)).flat())).toEqual(expected);
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
    const [[collection]] = await all(root);
    registry = new SourceRegistry(new FetchNet());
    expect((await all(collection)).flat()).toHaveLength(3);
  });

  it('brings 10,000 items page by page', async () => {
    const server = await start({ items: runs(10_000) });
    const url = `${server.url}/collections/runs`;
    const pages = await all(await registry.detect(url));
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
    const [entries] = await all(await registry.detect(`${url}/`));
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
    const [[entry]] = await all(await registry.detect(`${url}/collections`));
    expect(titles((await all(entry)).flat())).toEqual(['Inner', 'Run 1']);
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
    const [entries] = await all(await registry.detect(`${url}/`));
    expect(entries).toMatchObject([
      { title: 'A', source: 'stac-api' },
      { title: 'B', source: 'stac', kind: 'dataset' }
    ]);
  });
});

describe('members of a list', () => {
  it('open from the list where they have no address', async () => {
    const server = await start({ isSelfless: true });
    const url = `${server.url}/collections`;
    const [[collection]] = await all(await registry.detect(url));
    expect(collection).toMatchObject({ href: url, path: ['runs'] });
    const [[, item]] = await all(collection);
    expect(item).toMatchObject({
      source: 'stac-api',
      href: `${server.url}/collections/runs/items?limit=100`,
      path: ['run-1']
    });
    const { title, accesses } = await registry.describe(item);
    expect(title).toBe('Run 1');
    expect(accesses).toHaveLength(1);
  });

  it('tell at a glance what their list tells of them', async () => {
    const path = '/work/cmip6/tas_Amon.nc';
    const server = await start({
      items: [
        run(1, {
          properties: {
            title: path,
            start_datetime: '1850-01-16T12:00:00Z',
            end_datetime: '2014-12-16T12:00:00Z',
            variable: ['tas'],
            time_frequency: ['mon'],
            grid_label: ['gn']
          },
          assets: {
            'access-data': {
              href: path,
              type: 'application/vnd+zarr',
              roles: ['data'],
              requires: ['oauth2']
            }
          }
        }),
        run(2, { properties: {}, assets: {} })
      ]
    });
    const url = `${server.url}/collections/runs/items`;
    const [entries] = await all(await registry.detect(url));
    expect(entries.map(({ title, glance }) => [title, glance])).toEqual([
      [
        path,
        {
          reach: 'site',
          frequency: 'mon',
          years: [1850, 2014],
          grid: 'gn',
          variables: 1
        }
      ],
      ['run-2', {}]
    ]);
  });

  it('hide no others, whatever stands among them', async () => {
    const links = [{ rel: 'self', href: 'javascript:alert(1)' }];
    const self = [{ rel: 'self', href: './42' }];
    const url = await documents({
      '/search': {
        type: 'FeatureCollection',
        links: null,
        features: [
          null,
          'item',
          run(1, { id: 42, links: self }),
          run(2, { links }),
          { type: 'Feature', id: 'no-stac' },
          { type: 'Feature', properties: null, links: [null] }
        ]
      },
      '/42': run(42)
    });
    const [entries] = await all(await registry.detect(`${url}/search`));
    expect(entries.map(({ title, href, path }) => [title, href, path])).toEqual(
      [
        ['Run 1', `${url}/42`, []],
        ['Run 2', `${url}/search`, ['run-2']],
        ['no-stac', `${url}/search`, ['no-stac']],
        ['3', `${url}/search`, ['3']]
      ]
    );
    expect((await registry.describe(entries[0])).title).toBe('Run 42');
    expect((await registry.describe(entries[1])).title).toBe('Run 2');
    const failures = await Promise.all(
      entries.slice(2).map(entry => registry.describe(entry).catch(e => e))
    );
    expect(failures).toMatchObject([
      { kind: 'not-a-catalog' },
      { kind: 'invalid', facts: { detail: 'no-such-member' } }
    ]);
  });
});

describe('the next page', () => {
  it.each(['body', 'merge', 'GET'] as const)(
    'comes by its link: %s',
    async next => {
      const items = runs(250);
      const server = await start({ next, items, isPosted: true });
      const root = await registry.detect(`${server.url}/`);
      const time = { start: '1900', end: '1999-02' };
      const pages = await all(root, { time, bbox: [-10, 0, 10.5, 5] });
      expect(pages.map(({ length }) => length)).toEqual([100, 100, 50]);
      const [first, second] = server.asked.slice(-3);
      const asked = {
        bbox: [-10, 0, 10.5, 5],
        datetime: '1900-01-01T00:00:00Z/1999-02-28T23:59:59Z',
        limit: 100
      };
      expect(first).toEqual({ line: 'POST /search', body: asked });
      expect(second).toEqual(
        next === 'GET'
          ? { line: 'GET /search?limit=100&skip=100', body: null }
          : { line: 'POST /search', body: { ...asked, skip: 100 } }
      );
    }
  );

  const page = (next: object) => ({
    type: 'FeatureCollection',
    features: [run(1)],
    links: [{ rel: 'self', href: './search' }, next]
  });

  it('is none where a link leads to the page itself, or nowhere', async () => {
    const next = (href: unknown) => page({ rel: 'next', href });
    const url = await documents({
      '/itself': next('./itself'),
      '/nowhere': next('javascript:alert(1)'),
      '/null': next(null),
      '/empty': { ...next('./more'), features: [] }
    });
    for (const name of ['itself', 'nowhere', 'null', 'empty']) {
      const entry = await registry.detect(`${url}/${name}`);
      expect((await registry.children(entry)).next).toBeNull();
    }
  });

  it('is never posted to another host', async () => {
    const other = await serve(() => undefined);
    servers.push(other);
    const href = `${other.url}/api/shutdown`;
    const url = await documents({
      '/search': page({ rel: 'next', method: 'POST', href, body: {} })
    });
    const entry = await registry.detect(`${url}/search`);
    await expect(registry.children(entry)).rejects.toMatchObject({
      kind: 'invalid',
      facts: { detail: 'next' }
    });
    expect(other.requests).toEqual([]);
  });
});

it('a list that was asked for may be empty and without links', async () => {
  const url = await documents({
    '/': {
      type: 'Catalog',
      stac_version: '1.1.0',
      id: 'api',
      description: '',
      conformsTo: ['https://api.stacspec.org/v1.0.0/item-search'],
      links: [{ rel: 'search', href: './search', type: 'application/geo+json' }]
    },
    '/search?bbox=0%2C0%2C1%2C1&limit=100': {
      type: 'FeatureCollection',
      features: []
    }
  });
  const root = await registry.detect(`${url}/`);
  expect(await all(root, { bbox: [0, 0, 1, 1] })).toEqual([[]]);
});

describe('a view on an API, kept in the query', () => {
  const habits = {
    base: '/api/stacapi/product',
    view: 'visible_collections',
    items: runs(101)
  };
  const VIEW = 'visible_collections=cmip6*,eerie';

  it('stays on every address of it', async () => {
    const server = await start(habits);
    const url = `${server.url}${habits.base}/?${VIEW}`;
    const root = await registry.detect(url);
    const [[collection]] = await all(root);
    const pages = await all(collection);
    expect(pages.map(({ length }) => length)).toEqual([100, 1]);
    await registry.describe(pages[1][0]);
    expect(server.asked.map(({ line }) => line)).toEqual(
      [
        `/?${VIEW}`,
        `/collections?${VIEW}`,
        `/collections/runs/items?${VIEW}&limit=100`,
        `/collections/runs/items?limit=100&skip=100&${VIEW}`,
        `/collections/runs/items/run-100?${VIEW}`
      ].map(path => `GET ${habits.base}${path}`)
    );
  });

  it('stays on a search', async () => {
    const server = await start({ ...habits, isPosted: true, next: 'merge' });
    const url = `${server.url}${habits.base}/collections/runs?${VIEW}`;
    const pages = await all(await registry.detect(url), { bbox: [0, 0, 1, 1] });
    expect(pages.flat()).toHaveLength(101);
    const [, , posted] = server.asked;
    expect(posted).toMatchObject({
      line: `POST ${habits.base}/search?${VIEW}`,
      body: { collections: ['runs'] }
    });
  });

  it('is not taken from what was asked for', async () => {
    const server = await start({ items: runs(4) });
    const url = `${server.url}/search?limit=2&datetime=1850-01-01T00:00:00Z/..`;
    const pages = await all(await registry.detect(url));
    expect(pages.map(({ length }) => length)).toEqual([2, 2]);
    const [[item]] = pages;
    expect(item.href).toBe(`${server.url}/collections/runs/items/run-0`);
  });

  it('is told to no other host', async () => {
    const url = await documents({
      '/?key=secret': {
        type: 'Catalog',
        stac_version: '1.1.0',
        id: 'api',
        description: '',
        conformsTo: ['https://api.stacspec.org/v1.0.0/core'],
        links: [
          { rel: 'child', href: 'https://elsewhere.example/a', title: 'A' },
          { rel: 'child', href: './b', title: 'B' },
          { rel: 'child', href: './c?key=own', title: 'C' }
        ]
      }
    });
    const [entries] = await all(await registry.detect(`${url}/?key=secret`));
    expect(entries.map(({ href }) => href)).toEqual([
      'https://elsewhere.example/a',
      `${url}/b?key=secret`,
      `${url}/c?key=own`
    ]);
  });
});

describe('a server that does not know its own name', () => {
  it.each(['http://internal:8080', 'https://l40157.lvt.dkrz.de'])(
    'is asked where it answers, not at %s',
    async believed => {
      const server = await start({ believed, items: runs(101) });
      const root = await registry.detect(`${server.url}/`);
      const [[collection]] = await all(root);
      const pages = await all(collection);
      expect(pages.flat()).toHaveLength(101);
      const { title } = await registry.describe(pages[1][0]);
      expect(title).toBe('Run 100');
    }
  );
});

describe('search', () => {
  const items = [
    run(1, { properties: { title: 'Monthly means', variable: ['tas'] } }),
    run(2, { properties: { title: 'Monthly means', variable: ['pr'] } }),
    run(3, { properties: { title: 'Daily means', variable: ['tas'] } })
  ];

  it('finds what has all words where the server finds any', async () => {
    const server = await start({ items, conformsTo: [FREE_TEXT] });
    const root = await registry.detect(`${server.url}/`);
    const search = async (text: string) =>
      (await all(root, { text })).flat().map(({ href }) => href.slice(-1));
    expect(await search('tas')).toEqual(['1', '3']);
    expect(await search(' monthly  TAS ')).toEqual(['1']);
    expect(await search('')).toEqual(['1', '2', '3']);
    const [line] = server.asked.slice(-2).map(asked => asked.line);
    expect(line).toBe('GET /search?q=monthly%2CTAS&limit=100');
  });

  it('writes an expression where the server reads one', async () => {
    const habits = { items, conformsTo: [ADVANCED], isPosted: true };
    const server = await start(habits);
    const root = await registry.detect(`${server.url}/`);
    await registry.search(root, { text: 'monthly "OR" tas' });
    expect(server.asked.at(-1)?.body).toEqual({
      q: '"monthly" AND "OR" AND "tas"',
      limit: 100
    });
  });

  it('asks for values of fields', async () => {
    const server = await start({ items, conformsTo: [FILTER], isPosted: true });
    const url = `${server.url}/collections/runs`;
    const collection = await registry.detect(url);
    expect(await registry.searchAbilities(collection)).toEqual({
      text: false,
      bbox: true,
      time: true,
      filters: [
        { name: 'variable', title: 'Variable', values: ['tas', 'pr'] },
        { name: 'level', title: 'level', values: null }
      ]
    });
    const equal = (property: string, value: string) => ({
      op: '=',
      args: [{ property }, value]
    });
    await registry.search(collection, { filters: { variable: "t'as" } });
    expect(server.asked.at(-1)?.body).toEqual({
      collections: ['runs'],
      filter: equal('variable', "t'as"),
      'filter-lang': 'cql2-json',
      limit: 100
    });
    const filters = { variable: 'tas', level: '2' };
    await registry.search(collection, { filters });
    expect(server.asked.at(-1)?.body).toMatchObject({
      filter: {
        op: 'and',
        args: [equal('variable', 'tas'), equal('level', '2')]
      }
    });
  });

  it.each<[string, ISearchQuery]>([
    ['text', { text: 'tas' }],
    ['filter', { filters: { variable: 'tas' } }]
  ])('refuses what the server would ignore: %s', async (detail, query) => {
    const server = await start({ isPosted: true });
    const root = await registry.detect(`${server.url}/`);
    const before = server.asked.length;
    await expect(registry.search(root, query)).rejects.toMatchObject({
      kind: 'not-searchable',
      facts: { detail }
    });
    expect(server.asked).toHaveLength(before);
  });

  it('is none where nothing links one', async () => {
    const url = await documents({
      '/collection.json': {
        type: 'Collection',
        stac_version: '1.1.0',
        id: 'its-own-root',
        links: [
          { rel: 'root', href: './collection.json' },
          { rel: 'items', href: './items' }
        ]
      }
    });
    const entry = await registry.detect(`${url}/collection.json`);
    expect(await registry.searchAbilities(entry)).toBeNull();
    await expect(registry.search(entry, {})).rejects.toMatchObject({
      kind: 'not-searchable'
    });
  });

  it.each([
    [{ start: '1950', end: null }, '1950-01-01T00:00:00Z/9999-12-31T23:59:59Z'],
    [
      { start: null, end: '2000-02' },
      '0001-01-01T00:00:00Z/2000-02-29T23:59:59Z'
    ],
    [
      { start: '2001-03-04', end: '2001-03-04T06:00:00Z' },
      '2001-03-04T00:00:00Z/2001-03-04T06:00:00Z'
    ]
  ])('writes whole dates for %j', async (time, expected) => {
    const server = await start();
    const root = await registry.detect(`${server.url}/`);
    await registry.search(root, { time });
    const { searchParams } = new URL(
      server.asked.at(-1)?.line.slice(4) ?? '',
      server.url
    );
    expect(searchParams.get('datetime')).toBe(expected);
  });
});
