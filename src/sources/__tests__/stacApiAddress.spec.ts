import { FetchNet } from '../../net';
import { SourceRegistry } from '../registry';

import { runs } from './stacApiServer';
import { all, documents, start } from './stacApiSteps';

let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
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
    const [[collection]] = await all(registry, root);
    const pages = await all(registry, collection);
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
    const pages = await all(registry, await registry.detect(url), {
      bbox: [0, 0, 1, 1]
    });
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
    const pages = await all(registry, await registry.detect(url));
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
    const [entries] = await all(
      registry,
      await registry.detect(`${url}/?key=secret`)
    );
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
      const [[collection]] = await all(registry, root);
      const pages = await all(registry, collection);
      expect(pages.flat()).toHaveLength(101);
      const { title } = await registry.describe(pages[1][0]);
      expect(title).toBe('Run 100');
    }
  );
});
