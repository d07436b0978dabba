import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { FetchNet } from '../../net';
import type { Failure } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

/** The routes of a dataset, as an `/openapi.json` names them. */
function api(...routes: string[]) {
  const below = routes.map(route => `/datasets/{dataset_id}${route}`);
  const paths = ['/plugins', '/datasets', ...below].map(path => [path, {}]);
  return { openapi: '3.1.0', paths: Object.fromEntries(paths) };
}

const INFO_ROUTES = ['/', '/keys', '/dict', '/info'];
const ZARR_2 = ['/zarr/.zmetadata', '/zarr/.zgroup', '/zarr/{var}/{chunk}'];
const ZARR_3 = ['/zarr/zarr.json', '/zarr/{var}/zarr.json'];
const KERCHUNK = ['/kerchunk/{key}', '/kerchunk/{key}'];

const V2 = {
  zarr_consolidated_format: 1,
  metadata: { '.zgroup': { zarr_format: 2 }, '.zattrs': {} }
};
const V3 = {
  zarr_format: 3,
  node_type: 'group',
  attributes: {},
  consolidated_metadata: { kind: 'inline', metadata: {} }
};

/** Bare `NaN`, as Python writes it. */
const INFO = `{
  "dimensions": {"time": 12, "cell": 48, "bnds": 2},
  "variables": {
    "tas": {
      "type": "float32",
      "dimensions": ["time", "cell"],
      "attributes": {
        "long_name": "Air temperature",
        "units": "K",
        "coordinates": "lat lon",
        "_FillValue": NaN
      }
    },
    "pr": {"type": "float32", "dimensions": ["time"], "attributes": null},
    "time": {"type": "float64", "dimensions": ["time"], "attributes": {}},
    "lat": {"type": "float64", "dimensions": ["cell"], "attributes": {}},
    "lon": {"type": "float64", "dimensions": ["cell"], "attributes": {}},
    "odd": null
  },
  "global_attributes": {
    "title": "A run",
    "summary": "Monthly means",
    "institution": "DKRZ",
    "license": "CC-BY-4.0",
    "keywords": "air, temperature"
  }
}`;

/** An item whose addresses are those of the server's own idea of its name. */
function item(id: string, host = 'https://l40157.lvt.dkrz.de') {
  const dataset = `${host}/datasets/${id}`;
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    geometry: null,
    properties: {
      title: id,
      datetime: null,
      start_datetime: '1950-01-01T00:00:00Z',
      end_datetime: '2014-12-30T00:00:00Z',
      'cube:variables': { tas: { type: 'data', unit: 'K', description: 'T' } },
      _xpublish_id: id
    },
    links: [{ rel: 'self', href: `${dataset}/stac` }],
    assets: {
      'eerie-cloud': {
        href: `${dataset}/kerchunk`,
        type: 'application/vnd+zarr',
        title: 'Zarr-access through Eerie Cloud',
        roles: ['data'],
        'xarray:open_kwargs': {
          engine: 'zarr',
          chunks: 'auto',
          consolidated: true
        },
        'xarray:storage_options': null,
        alternate: {
          processed: { name: 'Rechunked', href: `${dataset}/zarr` }
        }
      },
      'dkrz-disk': {
        href: `file:///work/${id}.zarr`,
        type: 'application/vnd+zarr',
        roles: ['data']
      }
    }
  };
}

/** Answers by path: a document, a status, or a status with headers. */
type Answers = Record<string, unknown>;

interface IRefusal {
  readonly status: number;
  readonly headers: Record<string, string>;
}

const servers: ILoopback[] = [];

async function start(answers: Answers): Promise<ILoopback> {
  const server = await serve(({ url = '' }, response) => {
    const answer = answers[new URL(url, 'http://x').pathname] ?? 404;
    if (typeof answer === 'number') {
      response.writeHead(answer).end();
    } else if (isRefusal(answer)) {
      response.writeHead(answer.status, answer.headers).end();
    } else {
      response.end(
        typeof answer === 'string' ? answer : JSON.stringify(answer)
      );
    }
  });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});

function isRefusal(answer: unknown): answer is IRefusal {
  return typeof answer === 'object' && answer !== null && 'status' in answer;
}

function asked({ requests }: ILoopback): string[] {
  return requests.map(({ url }) => url ?? '');
}

function open() {
  return new SourceRegistry(new FetchNet());
}

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
    const server = await serve(({ url }, response) =>
      url === '/datasets'
        ? response.end('["a"]')
        : response.writeHead(301, { Location: `${page.url}/index.html` }).end()
    );
    servers.push(server);
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

describe('the list of datasets', () => {
  it('becomes a tree of 945 datasets with one request', async () => {
    const ids = Array.from(
      { length: 945 },
      (_, i) => `model${i % 9}.run${i % 7}.v1.atmos.gr025.set${i}`
    );
    const server = await start({ '/datasets': ids });
    const registry = open();
    const found: string[] = [];
    const waiting = [await registry.detect(`${server.url}/datasets`)];
    const sizes: number[] = [];
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
      if (entry.kind === 'dataset') {
        found.push(entry.title);
      } else {
        const { entries } = await registry.children(entry);
        sizes.push(entries.length);
        waiting.push(...entries);
      }
    }
    expect(found.sort()).toEqual(ids.sort());
    expect(Math.max(...sizes)).toBeLessThanOrEqual(50);
    expect(asked(server)).toEqual(['/datasets']);
  });

  it('reads past what is no id, and names each once', async () => {
    const server = await start({
      '/datasets': ['a', null, 'b', 3, '', 'a', {}, '<script>', '__proto__']
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    expect(entries.map(({ title }) => title)).toEqual([
      ...['a', 'b', '<script>', '__proto__']
    ]);
  });

  it('may be empty, and says when it is no longer one', async () => {
    const answers: Answers = { '/datasets': [] };
    const server = await start(answers);
    const root = await open().detect(`${server.url}/datasets`);
    expect(await open().children(root)).toEqual({ entries: [], next: null });
    answers['/datasets'] = { detail: 'Moved' };
    await expect(open().children(root)).rejects.toMatchObject({
      kind: 'not-a-catalog'
    });
    answers['/datasets'] = 503;
    await expect(open().children(root)).rejects.toMatchObject({
      kind: 'http',
      facts: { status: 503 }
    });
  });
});

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

describe('a dataset of cloudify', () => {
  const routes = api(
    ...[...INFO_ROUTES, '/stac', '/stac/', ...ZARR_2, ...KERCHUNK]
  );

  async function describeOf(answers: Answers) {
    const server = await start({
      '/datasets': ['icon'],
      '/openapi.json': routes,
      '/datasets/icon/stac': item('icon'),
      '/datasets/icon/info': INFO,
      ...answers
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    const dataset = await registry.describe(entries[0]);
    const base = `${server.url}/datasets/icon`;
    return { dataset, base, requests: asked(server).slice(2) };
  }

  it('is its STAC item, at the host that answered, read from the disk first', async () => {
    const { dataset, base, requests } = await describeOf({
      '/datasets/icon/kerchunk/.zmetadata': V2
    });
    expect(dataset).toMatchObject({
      id: `xpublish|${base}`,
      title: 'icon',
      time: { start: '1950-01-01T00:00:00Z', end: '2014-12-30T00:00:00Z' },
      variables: [{ name: 'tas', unit: 'K' }],
      accesses: [
        {
          key: 'eerie-cloud',
          title: 'Zarr-access through Eerie Cloud',
          href: `${base}/kerchunk`,
          format: 'zarr',
          zarrFormat: 2,
          consolidated: true,
          reach: 'world',
          openKeywords: { chunks: 'auto' }
        },
        {
          key: 'eerie-cloud/processed',
          href: `${base}/zarr`,
          format: 'zarr',
          zarrFormat: 2,
          consolidated: true,
          reach: 'world'
        },
        { key: 'dkrz-disk', reach: 'site' }
      ]
    });
    // The item, and the metadata that opening the store reads from the cache.
    expect(requests).toEqual([
      '/datasets/icon/stac',
      '/datasets/icon/kerchunk/.zmetadata'
    ]);
  });

  it('is on tape where the server asks to come back in hours', async () => {
    const tape = { status: 503, headers: { 'Retry-After': '10800' } };
    const { dataset, requests } = await describeOf({
      '/datasets/icon/kerchunk/.zmetadata': tape
    });
    expect(dataset.accesses.map(({ reach }) => reach)).toEqual([
      'tape',
      'tape',
      'site'
    ]);
    expect(requests).toHaveLength(2);
  });

  it('is on tape where its item names no disk', async () => {
    const { assets, ...rest } = item('icon');
    const archive = { ...assets['dkrz-disk'], href: 'slk:///arch/icon.zarr' };
    const { dataset } = await describeOf({
      '/datasets/icon/kerchunk/.zmetadata': V2,
      '/datasets/icon/stac': {
        ...rest,
        assets: { 'eerie-cloud': assets['eerie-cloud'], archive }
      }
    });
    expect(dataset.accesses.map(({ reach }) => reach)).toEqual([
      'tape',
      'tape',
      'tape'
    ]);
  });

  it('is told with one request where its item names references', async () => {
    const { assets, ...rest } = item('icon');
    const disk = { ...assets['dkrz-disk'], href: 'reference::/work/icon.parq' };
    const { dataset, base, requests } = await describeOf({
      '/datasets/icon/stac': { ...rest, assets: { ...assets, disk } }
    });
    expect(dataset.accesses[0]).toMatchObject({
      href: `${base}/kerchunk`,
      zarrFormat: 2,
      reach: 'world'
    });
    expect(requests).toEqual(['/datasets/icon/stac']);
  });

  it('may be Zarr v3 on disk', async () => {
    const { dataset } = await describeOf({
      '/datasets/icon/kerchunk/zarr.json': V3
    });
    expect(dataset.accesses.map(({ zarrFormat }) => zarrFormat)).toEqual([
      3,
      2,
      null
    ]);
  });

  it('is computed where it does not come from references', async () => {
    const { dataset, base } = await describeOf({});
    expect(dataset.accesses.map(({ href }) => href)).toEqual([
      `${base}/zarr`,
      '/work/icon.zarr'
    ]);
  });

  it.each([403, 500, 503])(
    'keeps a store that answers %d, which is told when it is opened',
    async status => {
      const { dataset, base } = await describeOf({
        '/datasets/icon/kerchunk/.zmetadata': status
      });
      expect(dataset.accesses[0]).toMatchObject({
        href: `${base}/kerchunk`,
        zarrFormat: null
      });
    }
  );

  it.each<[string, unknown]>([
    ['an error of the server', 500],
    ['a page', '<html>'],
    ['JSON that is no item', { detail: 'odd' }],
    ['a refusal', 403]
  ])('is told by xpublish where its item is %s', async (_, answer) => {
    const { dataset, base } = await describeOf({
      '/datasets/icon/stac': answer
    });
    expect(dataset.variables).toHaveLength(3);
    expect(dataset.accesses).toMatchObject([{ href: `${base}/zarr` }]);
  });

  it.each([404, 503])(
    'fails with one request where its item is %d',
    async status => {
      const answers = { '/datasets/icon/stac': status };
      await expect(describeOf(answers)).rejects.toMatchObject({
        kind: 'http',
        facts: { status }
      });
      expect(asked(servers[0])).toEqual([
        ...['/datasets', '/openapi.json', '/datasets/icon/stac']
      ]);
    }
  );
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

const REAL = resolve(
  __dirname,
  '../../../../shared/catalogs/cloudify-item/example.json'
);

if (!existsSync(REAL)) {
  it('has no real item of cloudify here, so it reads none', () => {
    process.stderr.write(`no real item at ${REAL}: not read\n`);
  });
} else {
  it('reads an item as cloudify renders it', async () => {
    const server = await start({
      '/datasets': ['example'],
      '/openapi.json': api('/stac', ...ZARR_2, ...KERCHUNK),
      '/datasets/example/stac': readFileSync(REAL, 'utf8')
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    // It comes from NetCDF, so /kerchunk has nothing of it.
    const base = `${server.url}/datasets/example`;
    expect(await registry.describe(entries[0])).toMatchObject({
      title: 'MPI-ESM1-2-HR output prepared for CMIP6',
      variables: [{ name: 'tas' }],
      accesses: [{ href: `${base}/zarr`, zarrFormat: 2, consolidated: true }]
    });
  });
}
