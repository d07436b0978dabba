import type { Failure } from '../../net';
import { forThisTest } from '../../net/__tests__/forThisTest';
import { serve } from '../../net/__tests__/loopback';

import {
  api,
  asked,
  INFO,
  INFO_ROUTES,
  item,
  KERCHUNK,
  open,
  start,
  V2,
  V3,
  ZARR_2
} from './xpublishServer';
import type { Answers } from './xpublishServer';

describe('the URLs of a server', () => {
  const answers: Answers = {
    '/datasets': ['a.b.c', 'a.b.d'],
    '/openapi.json': api(...INFO_ROUTES, ...ZARR_2),
    '/plugins': {
      dataset_info: {
        path: 'xpublish.plugins.included.dataset_info.DatasetInfoPlugin',
        version: '0.4.2'
      }
    },
    '/datasets/a.b.c/': '<div><svg></svg>xarray.Dataset</div>',
    '/datasets/a.b.c/keys': ['tas', 'time'],
    '/datasets/a.b.c/info': INFO,
    '/datasets/a.b.c/stac': item('a.b.c'),
    '/datasets/a.b.c/zarr/.zmetadata': V2,
    '/datasets/a.b.c/kerchunk/zarr.json': V3
  };

  it.each(['', '/', '/datasets', '/openapi.json', '/plugins'])(
    'opens the list at %p',
    async path => {
      const server = await start(answers);
      const entry = await open().detect(server.url + path);
      const { host } = new URL(server.url);
      expect(entry).toEqual({
        id: `xpublish|${server.url}/datasets`,
        source: 'xpublish',
        href: `${server.url}/datasets`,
        path: [],
        title: host,
        kind: 'catalog'
      });
    }
  );

  it.each(['', '/', '/info'])('opens the dataset at %p', async path => {
    const server = await start(answers);
    const href = `${server.url}/datasets/a.b.c`;
    const entry = await open().detect(href + path);
    expect(entry).toMatchObject({ source: 'xpublish', href, kind: 'dataset' });
    expect(entry.title).toBe('a.b.c');
  });

  it.each([
    ['/zarr', 'zarr'],
    ['/zarr/.zmetadata', 'zarr'],
    ['/kerchunk', 'zarr'],
    ['/kerchunk/zarr.json', 'zarr'],
    ['/stac', 'stac']
  ])('leaves %p to the kind %s', async (path, kind) => {
    const server = await start(answers);
    const registry = open();
    const url = `${server.url}/datasets/a.b.c${path}`;
    const entry = await registry.detect(url);
    expect(entry.source).toBe(kind);
    const { accesses, title } = await registry.describe(entry);
    expect(accesses[0].href).toMatch(`${server.url}/datasets/a.b.c/`);
    expect(title).toBe('a.b.c');
  });

  it.each([
    ['has nothing there', {}],
    ['answers there as well', { '/datasets/': ['a.b.c', 'a.b.d'] }]
  ])('opens the list with a slash, where the server %s', async (_, more) => {
    const server = await start({ ...answers, ...more });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets/`);
    expect(root).toMatchObject({ source: 'xpublish', kind: 'catalog' });
    const { entries } = await registry.children(root);
    expect(entries[0].href).toBe(`${server.url}/datasets/a.b.c`);
    expect(asked(server)).toHaveLength('/datasets/' in more ? 1 : 2);
  });

  it('takes no other list of texts for one', async () => {
    const server = await start(answers);
    const keys = open().detect(`${server.url}/datasets/a.b.c/keys`);
    await expect(keys).rejects.toMatchObject({ kind: 'not-a-catalog' });
  });

  it('finds the list of a server whose front page is elsewhere', async () => {
    const page = await start({ '/index.html': '<!doctype html>' });
    const server = forThisTest(
      await serve(({ url }, response) =>
        url === '/datasets'
          ? response.end('["a"]')
          : response
              .writeHead(301, { Location: `${page.url}/index.html` })
              .end()
      )
    );
    const { href } = await open().detect(server.url);
    expect(href).toBe(`${server.url}/datasets`);
  });

  it('keeps a prefix and a query', async () => {
    const server = await start({
      '/xp/datasets': ['a/b c'],
      '/xp/datasets/a%2Fb%20c/info': INFO,
      '/xp/openapi.json': api(...INFO_ROUTES, ...ZARR_2)
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/xp/?token=a%2Fb`);
    expect(root.title).toBe(`${new URL(server.url).host}/xp`);
    const { entries } = await registry.children(root);
    const { accesses, title } = await registry.describe(entries[0]);
    expect(title).toBe('a/b c');
    expect(accesses.map(({ href }) => href)).toEqual([
      `${server.url}/xp/datasets/a%2Fb%20c/zarr?token=a%2Fb`
    ]);
    expect(asked(server).slice(-2)).toEqual([
      '/xp/openapi.json?token=a%2Fb',
      '/xp/datasets/a%2Fb%20c/info?token=a%2Fb'
    ]);
  });

  it('opens a server of a single dataset', async () => {
    const server = await start({
      '/': '<div>xarray.Dataset</div>',
      '/info': INFO,
      '/openapi.json': { paths: { '/info': {}, '/zarr/.zmetadata': {} } }
    });
    const registry = open();
    const dataset = await registry.describe(await registry.detect(server.url));
    expect(dataset).toMatchObject({
      title: new URL(server.url).host,
      accesses: [{ href: `${server.url}/zarr`, zarrFormat: 2 }]
    });
  });
});

describe('a server with faults', () => {
  it('says each, and asks for nothing twice', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `run.${i}`);
    const alive = ids.filter((_, i) => i % 3 > 0);
    const answers: Answers = {
      '/datasets': ids,
      '/intake.yaml': 404,
      '/openapi.json': api('/stac', ...ZARR_2, ...KERCHUNK)
    };
    for (const id of alive) {
      answers[`/datasets/${id}/stac`] = item(id);
      answers[`/datasets/${id}/kerchunk/.zmetadata`] = V2;
      answers[`/datasets/${id}/zarr/.zmetadata`] = 403;
    }
    const server = await start(answers);
    const registry = open();
    const root = await registry.detect(server.url);
    const { entries } = await registry.children(root);
    expect(entries).toHaveLength(30);
    const told = await Promise.all(
      entries.map(entry =>
        registry.describe(entry).catch((failure: Failure) => failure)
      )
    );
    told.forEach((one, i) =>
      expect(one).toMatchObject(
        i % 3 > 0
          ? { title: ids[i], accesses: [{ format: 'zarr' }, {}, {}] }
          : { kind: 'http', facts: { status: 404 } }
      )
    );
    const requests = asked(server);
    expect(new Set(requests).size).toBe(requests.length);
    const [dead] = ids;
    expect(requests.filter(url => url.includes(`/${dead}/`))).toHaveLength(1);
    const computed = registry.detect(`${server.url}/datasets/run.1/zarr`);
    await expect(computed).rejects.toMatchObject({ facts: { status: 404 } });
    const table = registry.detect(`${server.url}/intake.yaml`);
    await expect(table).rejects.toMatchObject({ facts: { status: 404 } });
  });
});
