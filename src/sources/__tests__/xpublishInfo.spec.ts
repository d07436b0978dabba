import {
  api,
  asked,
  INFO,
  INFO_ROUTES,
  item,
  open,
  start,
  ZARR_2,
  ZARR_3
} from './xpublishServer';
import type { Answers } from './xpublishServer';

describe('a dataset of xpublish', () => {
  it.each([
    ['0.4, Zarr v2', ZARR_2, [2]],
    ['0.5 with xpublish-zarr, Zarr v3', ZARR_3, [3]],
    ['both', [...ZARR_2, ...ZARR_3], [null]],
    ['another Zarr plugin', ['/zarr/{key}'], [null]],
    ['0.5 without a Zarr route', [], []]
  ])('of %s has its accesses', async (_, routes, formats) => {
    const server = await start({
      '/datasets': ['a.b.c'],
      '/openapi.json': api(...INFO_ROUTES, ...routes),
      '/datasets/a.b.c/info': INFO
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    const dataset = await registry.describe(entries[0]);
    expect(dataset).toEqual({
      id: entries[0].id,
      title: 'a.b.c',
      description: 'A run\n\nMonthly means',
      keywords: ['air', 'temperature'],
      licence: { name: 'CC-BY-4.0', href: null },
      providers: [{ name: 'DKRZ', roles: ['producer'], href: null }],
      bbox: null,
      time: null,
      variables: [
        { name: 'tas', description: 'Air temperature', unit: 'K' },
        { name: 'pr', description: null, unit: null },
        { name: 'odd', description: null, unit: null }
      ],
      accesses: formats.map(zarrFormat => ({
        key: '/zarr',
        title: '/zarr',
        href: `${server.url}/datasets/a.b.c/zarr`,
        format: 'zarr',
        zarrFormat,
        consolidated: true,
        group: null,
        openKeywords: {},
        storageOptions: {},
        reach: 'world',
        origin: { catalog: `${server.url}/datasets` }
      })),
      pages: []
    });
    expect(asked(server)).toEqual([
      '/datasets',
      '/openapi.json',
      '/datasets/a.b.c/info'
    ]);
  });

  it.each([
    ['xpublish.plugins.included.zarr.ZarrPlugin', [2]],
    ['xpublish_zarr.plugin.ZarrPlugin', [3]],
    ['xpublish.plugins.included.module_version.ModuleVersionPlugin', []]
  ])(
    'is known by the plugin %s where the API is hidden',
    async (path, zarr) => {
      const own = 'xpublish.plugins.included.dataset_info.DatasetInfoPlugin';
      const server = await start({
        '/openapi.json': 403,
        '/plugins': { dataset_info: { path: own }, other: { path } },
        '/datasets/a/info': INFO
      });
      const registry = open();
      const entry = await registry.detect(`${server.url}/datasets/a`);
      const { accesses } = await registry.describe(entry);
      expect(accesses.map(({ zarrFormat }) => zarrFormat)).toEqual(zarr);
    }
  );

  it('is tried by every route of a server that hides them, which is asked once', async () => {
    const server = await start({
      '/datasets': ['a', 'b'],
      '/datasets/a/info': INFO,
      '/datasets/b/stac': item('b')
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    const a = await registry.describe(entries[0]);
    const b = await registry.describe(entries[1]);
    expect(a.variables).toHaveLength(3);
    expect(b.variables).toHaveLength(1);
    expect(a.accesses).toMatchObject([{ key: '/zarr', zarrFormat: null }]);
    const hidden = asked(server).filter(url => !url.startsWith('/datasets'));
    expect(hidden).toEqual(['/openapi.json', '/plugins']);
  });

  it('is read by what its server tells later, once that is asked again', async () => {
    const answers: Answers = {
      '/datasets': ['a'],
      '/datasets/a/info': INFO,
      '/datasets/a/stac': item('a')
    };
    const server = await start(answers);
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const [a] = (await registry.children(root)).entries;
    await registry.describe(a);
    answers['/openapi.json'] = api(...INFO_ROUTES);
    registry.forget([a.href, 'http://[odd']);
    expect((await registry.describe(a)).accesses).toEqual([]);
    await registry.describe(a);
    const told = asked(server).filter(url => url === '/openapi.json');
    expect(told).toHaveLength(2);
  });

  it('says what is wrong with its description', async () => {
    const answers: Answers = {
      '/datasets/a/info': INFO,
      '/openapi.json': api('/info')
    };
    const server = await start(answers);
    const entry = await open().detect(`${server.url}/datasets/a`);
    answers['/datasets/a/info'] = { detail: 'odd' };
    await expect(open().describe(entry)).rejects.toMatchObject({
      kind: 'invalid',
      facts: { detail: 'info' }
    });
  });

  it('can be cancelled', async () => {
    const server = await start({ '/datasets/a/info': INFO });
    const registry = open();
    const entry = await registry.detect(`${server.url}/datasets/a`);
    const controller = new AbortController();
    const { signal } = controller;
    const dataset = registry.describe(entry, { signal });
    controller.abort();
    await expect(dataset).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
