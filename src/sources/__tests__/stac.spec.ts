import { FetchNet } from '../../net';
import { serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

const CATALOG = {
  type: 'Catalog',
  stac_version: '1.1.0',
  id: 'root',
  description: 'Root'
};

const ITEM = {
  type: 'Feature',
  stac_version: '1.1.0',
  id: 'sst',
  geometry: null,
  bbox: [0, -80, 0, 359, 80, 10],
  properties: {
    title: 'Sea surface temperature',
    description: 'Monthly **means**',
    datetime: null,
    start_datetime: '1950-02-30T00:00:00Z',
    end_datetime: '1951-01-30T00:00:00Z',
    license: 'CC-BY-4.0',
    keywords: ['ocean', null, 'sst'],
    providers: [
      null,
      { name: 'DKRZ', roles: ['host'], url: 'https://dkrz.de' },
      { name: 'Nobody', url: 'javascript:alert(1)' }
    ],
    'cube:variables': {
      tos: {
        type: 'data',
        dimensions: ['time'],
        unit: 'K',
        description: 'SST'
      },
      broken: null
    }
  },
  links: [
    { rel: 'license', href: './licence.txt' },
    { rel: 'about', href: 'javascript:alert(1)', title: 'Trap' },
    { rel: 'about', href: 'https://dkrz.de/about', title: 'About' }
  ],
  assets: {
    nothing: null,
    hrefless: { type: 'application/vnd.zarr' },
    cloud: {
      href: './datasets/sst/kerchunk',
      title: 'Cloud',
      type: 'application/vnd+zarr',
      roles: ['data'],
      'zarr:zarr_format': 2,
      'xarray:open_kwargs': { engine: 'zarr', consolidated: 'true' },
      'xarray:storage_options': null,
      alternate: {
        processed: { href: './datasets/sst/zarr', name: 'Processed' },
        empty: null
      }
    },
    disk: {
      href: 'reference::/work/sst.parq',
      type: 'application/vnd+zarr',
      'xarray:storage_options': {
        'xarray:storage_options': { lazy: true }
      }
    },
    group: {
      href: 'https://host/eopf.zarr/measurements/r10m',
      type: 'application/vnd.zarr; version=3; profile=multiscales'
    },
    locked: { href: 'https://host/x.nc', requires: ['oauth2'] },
    view: { href: './view.html', type: 'text/html', title: 'View' },
    thumbnail: { href: './t.png', type: 'image/png', roles: ['thumbnail'] }
  }
};

const DOCUMENTS: Record<string, unknown> = {
  '/catalog.json': {
    ...CATALOG,
    links: [
      null,
      'child',
      { rel: 'child' },
      { rel: 'self', href: 'https://elsewhere.example/catalog.json' },
      { rel: 'child', href: './catalog.json', title: 'Itself' },
      { rel: 'child', href: 'table.htm', type: 'text/html', title: 'Table' },
      { rel: 'child', href: './item.json', title: 'An item as a child' },
      {
        rel: 'child',
        href: './item.json?typed',
        type: 'application/geo+json',
        title: 'One that says so'
      },
      { rel: 'child', href: './cube.json' },
      { rel: 'item', href: './item.json', title: '<script>alert(1)</script>' },
      { rel: 'item', href: 'javascript:alert(1)', title: 'x'.repeat(10_000) },
      { rel: 'item', href: 'file:///etc/passwd', title: 'A file' }
    ]
  },
  '/item.json': ITEM,
  '/cube.json': {
    type: 'Collection',
    stac_version: '1.0.0',
    id: 'cube',
    title: 'A cube',
    description: '',
    license: 'other',
    extent: {
      spatial: { bbox: [[-180, -90, 180, 90]] },
      temporal: { interval: [['2000-01-01T00:00:00Z', null]] }
    },
    links: [],
    assets: { store: { href: './cube.zarr', roles: ['data'] } }
  },
  '/old.json': {
    stac_version: '0.6.2',
    id: 'old',
    description: 'An old catalog',
    links: [{ rel: 'child', href: 'cube.json' }]
  },
  '/links-null.json': { ...CATALOG, links: null, assets: 'none' },
  '/extent-null.json': {
    ...CATALOG,
    type: 'Collection',
    extent: null,
    links: []
  }
};

let server: ILoopback;
let registry: SourceRegistry;

beforeAll(async () => {
  server = await serveDocuments(DOCUMENTS);
});

afterAll(() => server.close());

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

async function open(path: string) {
  return registry.detect(server.url + path);
}

describe('a static STAC catalog', () => {
  it('lists its children, whatever stands between them', async () => {
    const root = await open('/catalog.json');
    const { entries } = await registry.children(root);
    expect(
      entries.map(({ title, kind }) => [title.slice(0, 30), kind])
    ).toEqual([
      ['Itself', 'catalog'],
      ['An item as a child', 'catalog'],
      ['One that says so', 'dataset'],
      ['cube', 'catalog'],
      ['<script>alert(1)</script>', 'dataset'],
      ['x'.repeat(30), 'dataset'],
      ['A file', 'dataset']
    ]);
  });

  it('stays on the host that it was read from', async () => {
    const { entries } = await registry.children(await open('/catalog.json'));
    const { href } = entries.find(({ title }) => title === 'cube') ?? {};
    expect(href).toBe(`${server.url}/cube.json`);
  });

  it('knows a child that is itself by its id', async () => {
    const root = await open('/catalog.json');
    const { entries } = await registry.children(root);
    expect(entries[0].id).toBe(root.id);
  });

  it('tells what a child turned out to be', async () => {
    const { entries } = await registry.children(await open('/catalog.json'));
    const item = await registry.children(entries[1]);
    expect(item).toMatchObject({
      entries: [],
      self: { kind: 'dataset', title: 'Sea surface temperature' }
    });
    const cube = await registry.children(entries[3]);
    expect(cube.self).toMatchObject({ kind: 'dataset', title: 'A cube' });
  });

  it.each([
    ['javascript:alert(1)', 5, 'unsupported-address'],
    ['file:///etc/passwd', 6, 'not-served']
  ])('asks nobody for %s', async (_, index, kind) => {
    const { entries } = await registry.children(await open('/catalog.json'));
    await expect(registry.describe(entries[index])).rejects.toMatchObject({
      kind
    });
  });

  it('reads old versions', async () => {
    const root = await open('/old.json');
    const { entries } = await registry.children(root);
    expect(entries.map(({ href }) => href)).toEqual([
      `${server.url}/cube.json`
    ]);
  });

  it.each(['/links-null.json', '/extent-null.json'])(
    'survives %s',
    async path => {
      const root = await open(path);
      expect((await registry.children(root)).entries).toEqual([]);
      expect((await registry.describe(root)).accesses).toEqual([]);
    }
  );
});

describe('a STAC item', () => {
  it('is described', async () => {
    const dataset = await registry.describe(await open('/item.json'));
    expect(dataset).toMatchObject({
      title: 'Sea surface temperature',
      description: 'Monthly **means**',
      keywords: ['ocean', 'sst'],
      licence: { name: 'CC-BY-4.0', href: `${server.url}/licence.txt` },
      providers: [
        { name: 'DKRZ', roles: ['host'], href: 'https://dkrz.de' },
        { name: 'Nobody', roles: [], href: null }
      ],
      bbox: [0, -80, 359, 80],
      time: { start: '1950-02-30T00:00:00Z', end: '1951-01-30T00:00:00Z' },
      variables: [{ name: 'tos', description: 'SST', unit: 'K' }]
    });
  });

  it('leads people only to pages of the web', async () => {
    const { pages } = await registry.describe(await open('/item.json'));
    expect(pages).toEqual([
      { title: 'About', href: 'https://dkrz.de/about' },
      { title: 'View', href: `${server.url}/view.html` },
      { title: 'thumbnail', href: `${server.url}/t.png` }
    ]);
  });

  it.each([
    ['variables', ['tas', 'pr']],
    ['variable', ['tas']]
  ])('may list its variables as %s', async (field, names) => {
    const item = { ...ITEM, properties: { [field]: names } };
    const other = await serveDocuments({ '/item.json': item });
    const entry = await registry.detect(`${other.url}/item.json`);
    const { variables } = await registry.describe(entry);
    await other.close();
    expect(variables?.map(({ name }) => name)).toEqual(names);
  });

  it('offers its accesses', async () => {
    const { accesses } = await registry.describe(await open('/item.json'));
    const zarr = { format: 'zarr', reach: 'world' };
    expect(accesses).toMatchObject([
      {
        ...zarr,
        key: 'cloud',
        title: 'Cloud',
        href: `${server.url}/datasets/sst/kerchunk`,
        zarrFormat: 2,
        consolidated: true,
        group: null,
        storageOptions: {},
        origin: { catalog: `${server.url}/item.json`, key: 'cloud' }
      },
      {
        ...zarr,
        key: 'cloud/processed',
        title: 'Processed',
        href: `${server.url}/datasets/sst/zarr`,
        zarrFormat: 2
      },
      {
        key: 'disk',
        href: 'reference::/work/sst.parq',
        format: 'kerchunk-parquet',
        reach: 'site',
        storageOptions: { lazy: true }
      },
      {
        ...zarr,
        key: 'group',
        href: 'https://host/eopf.zarr',
        group: 'measurements/r10m',
        zarrFormat: 3
      },
      { key: 'locked', format: 'netcdf', reach: 'login' }
    ]);
  });

  it('is read with one request', async () => {
    const before = server.requests.length;
    const entry = await open('/item.json');
    await registry.children(entry);
    await registry.describe(entry);
    expect(server.requests.length - before).toBe(1);
  });
});
