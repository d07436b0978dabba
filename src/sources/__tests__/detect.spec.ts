import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';
import type { ISource } from '../source';

const V2 = {
  zarr_consolidated_format: 1,
  metadata: { '.zgroup': { zarr_format: 2 }, '.zattrs': { title: 'Two' } }
};
const V3 = {
  zarr_format: 3,
  node_type: 'group',
  attributes: {},
  consolidated_metadata: { kind: 'inline', metadata: {} }
};

/** Status and body by path; a missing one is 404. */
const ANSWERS: Record<string, [number, string]> = {
  '/v2.zarr/.zmetadata': [200, JSON.stringify(V2)],
  '/v3.zarr/zarr.json': [200, JSON.stringify(V3)],
  '/twice/.zmetadata': [200, JSON.stringify(JSON.stringify(V2))],
  '/forbidden': [403, ''],
  '/forbidden/.zmetadata': [200, JSON.stringify(V2)],
  '/listed/': [200, '<html>Index of /listed</html>'],
  '/listed/.zmetadata': [200, JSON.stringify(V2)],
  '/bare/.zgroup': [200, '{"zarr_format": 2}'],
  '/half/.zmetadata': [200, '{"metadata": {"a'],
  '/none/zarr.json': [200, ''],
  '/page': [200, '<!doctype html><p>Hello'],
  '/cut': [200, '{"type": "Catalog", "links": ['],
  '/other.json': [200, '{"a": 1}'],
  '/list.json': [200, '[1, 2]'],
  '/null.json': [200, 'null'],
  '/busy': [503, '']
};

let server: ILoopback;
let registry: SourceRegistry;

beforeAll(async () => {
  server = await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    const [status, body] = ANSWERS[pathname] ?? [404, ''];
    response.writeHead(status).end(body);
  });
});

afterAll(() => server.close());

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

describe('detect', () => {
  it.each([
    ['/v2.zarr', '/v2.zarr', []],
    ['/v2.zarr/', '/v2.zarr', []],
    ['/v2.zarr/.zmetadata', '/v2.zarr', []],
    ['/v3.zarr', '/v3.zarr', []],
    ['/v3.zarr/zarr.json', '/v3.zarr', []],
    ['/twice', '/twice', []],
    ['/forbidden', '/forbidden', []],
    ['/listed/', '/listed', []],
    ['/bare', '/bare', []],
    ['/v2.zarr?token=a%2Fb', '/v2.zarr?token=a%2Fb', []]
  ])('knows the store at %s', async (path, root, group) => {
    const entry = await registry.detect(server.url + path);
    expect(entry).toMatchObject({
      source: 'zarr',
      href: server.url + root,
      path: group
    });
  });

  it.each([
    ['/page', 'not-a-catalog', 'html'],
    ['/other.json', 'not-a-catalog', 'other'],
    ['/list.json', 'not-a-catalog', 'other'],
    ['/null.json', 'not-a-catalog', 'other'],
    ['/cut', 'not-json', 'truncated']
  ])('says what is wrong with %s', async (path, kind, detail) => {
    await expect(registry.detect(server.url + path)).rejects.toMatchObject({
      kind,
      facts: { detail }
    });
  });

  it.each([
    ['/half', 'truncated'],
    ['/none', 'empty']
  ])('says that the metadata of %s are broken', async (path, detail) => {
    await expect(registry.detect(server.url + path)).rejects.toMatchObject({
      kind: 'not-json',
      facts: { detail }
    });
  });

  it.each([
    ['/missing', 404],
    ['/busy', 503]
  ])('passes on the answer of %s', async (path, status) => {
    await expect(registry.detect(server.url + path)).rejects.toMatchObject({
      kind: 'http',
      facts: { status }
    });
  });

  it.each(['', 'catalog.json', 'javascript:alert(1)'])(
    'asks no one for %p',
    async url => {
      await expect(registry.detect(url)).rejects.toMatchObject({
        kind: 'unsupported-address'
      });
    }
  );

  it('prefers the surest source, then the higher rank', async () => {
    const source = (kind: string, rank: number, sure: number) =>
      ({
        kind,
        rank,
        probes: [],
        detect: () => sure,
        root: ({ url }) => ({
          ...{ id: kind, source: kind, href: url, path: [], title: kind },
          kind: 'catalog'
        })
      }) as Partial<ISource> as ISource;
    const added = new Set([
      source('low', 1, 0.95),
      source('high', 2, 0.95),
      source('unsure', 9, 0.5)
    ]);
    registry = new SourceRegistry(new FetchNet(), added);
    const entry = await registry.detect(`${server.url}/other.json`);
    expect(entry.source).toBe('high');
  });

  it.each([
    ['zarr.json', V3],
    ['.zmetadata', V2]
  ])('waits for no other answer once %s tells', async (name, document) => {
    const slow = await serve((request, response) => {
      if (request.url?.endsWith(`/${name}`)) {
        response.end(JSON.stringify(document));
      } else if (request.url === '/s' || request.url === '/s/zarr.json') {
        response.writeHead(404).end();
      }
      // All others are never answered.
    });
    const { source } = await registry.detect(`${slow.url}/s`);
    expect(source).toBe('zarr');
    await slow.close();
  });

  it('asks a store for nothing that servers of other kinds have', async () => {
    const asked: string[] = [];
    const store = await serve((request, response) => {
      asked.push(request.url ?? '');
      const isMetadata = request.url === '/s/.zmetadata';
      response.writeHead(isMetadata ? 200 : 404).end(JSON.stringify(V2));
    });
    await registry.detect(`${store.url}/s`);
    expect(asked.sort()).toEqual(['/s', '/s/.zmetadata', '/s/zarr.json']);
    await store.close();
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const detected = registry.detect(`${server.url}/v2.zarr`, { signal });
    controller.abort();
    await expect(detected).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe('a Zarr store', () => {
  it('describes itself and says why it cannot be listed', async () => {
    const listed = await registry.detect(`${server.url}/v2.zarr`);
    const dataset = await registry.describe(listed);
    expect(dataset).toMatchObject({
      title: 'Two',
      accesses: [{ format: 'zarr', zarrFormat: 2, consolidated: true }]
    });
    const bare = await registry.detect(`${server.url}/bare`);
    await expect(registry.describe(bare)).rejects.toMatchObject({
      kind: 'not-consolidated'
    });
  });
});
