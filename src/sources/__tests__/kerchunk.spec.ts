import { FetchNet, Routes } from '../../net';
import type { IDataset } from '../../model';
import { serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { arrayV2, storeV2 } from '../../zarr/__tests__/documents';
import { SourceRegistry } from '../registry';

let host: ILoopback;

afterEach(() => host.close());

const SST = {
  shape: [54, 18],
  chunks: [1, 18],
  dims: ['time', 'lat'],
  attributes: { long_name: 'sea surface temperature', units: 'K' }
};

const { metadata: METADATA } = storeV2(
  {
    sst: arrayV2('<f4', SST),
    time: arrayV2('<f8', { shape: [54], dims: ['time'] }),
    lat: arrayV2('<f4', { shape: [18], dims: ['lat'] })
  },
  { '': { title: 'OSTIA', institution: 'Met Office' } }
);

const { metadata: GROUPS } = storeV2({
  'E1/tas': arrayV2('<f4', SST),
  'A1B/tas': arrayV2('<f4', SST)
});

const flat = (target: unknown, metadata: object = METADATA) => ({
  ...Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [key, JSON.stringify(value)])
  ),
  'sst/0.0': target
});

const versionOne = (target: unknown, more: object = {}) => ({
  version: 1,
  refs: flat(target),
  ...more
});

/** What is told of a document at `/set.json`. */
async function describeJSON(document: object): Promise<IDataset> {
  host = await serveDocuments({ '/set.json': document });
  const registry = new SourceRegistry(new FetchNet());
  return registry.describe(await registry.detect(`${host.url}/set.json`));
}

const requests = () => host.requests.map(({ url }) => url);

describe('references given by their address', () => {
  it.each([
    ['version 0', flat(['sst.nc', 0, 72])],
    ['version 1', versionOne(['sst.nc', 0, 72])]
  ])('are a dataset, read with one request: %s', async (_, document) => {
    const dataset = await describeJSON(document);
    expect(dataset).toMatchObject({
      title: 'OSTIA',
      providers: [{ name: 'Met Office' }],
      variables: [
        { name: 'sst', description: 'sea surface temperature', unit: 'K' }
      ],
      accesses: [
        {
          title: 'set',
          href: `${host.url}/set.json`,
          format: 'kerchunk-json',
          zarrFormat: 2,
          consolidated: false,
          group: null,
          storageOptions: {
            remote_protocol: 'dir',
            remote_options: { path: host.url, target_protocol: 'http' }
          },
          reach: 'world',
          origin: { catalog: `${host.url}/set.json` }
        }
      ]
    });
    expect(requests()).toEqual(['/set.json']);
  });

  it.each([
    ['/work/sst.nc', 'file', 'site'],
    ['file:///work/sst.nc', 'file', 'site'],
    ['slk:///arch/sst.nc', 'slk', 'tape'],
    ['s3://bucket/sst.nc', 's3', 'world'],
    ['https://example.org/sst.nc', 'https', 'world']
  ])('tell how far the data is: %s', async (target, protocol, reach) => {
    const { accesses } = await describeJSON(flat([target, 0, 72]));
    expect(accesses[0]).toMatchObject({
      reach,
      storageOptions: { remote_protocol: protocol }
    });
  });

  it.each([
    ['https://example.org/sst.nc', 'site', 'https'],
    ['slk:///arch/sst.nc', 'tape', 'slk'],
    ['/pool/sst.nc', 'site', 'file']
  ])('are no nearer than the disk they stand on: %s', async (to, reach, of) => {
    host = await serveDocuments({ '/work/a%20b.json': flat([to, 0, 72]) });
    const disk = (url: string) => fetch(url.replace('file://', host.url));
    const net = new FetchNet(null, new Routes({ disk }));
    const registry = new SourceRegistry(net);
    const entry = await registry.detect('/work/a b.json');
    const { accesses } = await registry.describe(entry);
    expect(accesses[0]).toMatchObject({
      href: '/work/a b.json',
      reach,
      storageOptions: { remote_protocol: of },
      origin: { catalog: '/work/a b.json' }
    });
  });

  it.each([
    [false, { templates: { u: 'sst' } }, '{{u}}.nc'],
    [true, { templates: { u: 'sst' } }, '{{ u }}.nc'],
    [true, { templates: { u: 'sst', f: '{{c}}' } }, '{{u}}.nc'],
    [
      true,
      {
        gen: [{ key: 'x/{{i}}', url: 'x', dimensions: { i: [0] } }]
      },
      'sst.nc'
    ]
  ])(
    'say whether fsspec needs Jinja (%j): %j %s',
    async (isTrue, more, url) => {
      const { accesses } = await describeJSON(versionOne([url, 0, 72], more));
      expect('simple_templates' in accesses[0].storageOptions).toBe(isTrue);
    }
  );

  it('are told of though nobody can follow them', async () => {
    const templates = { u: '{% raw %}' };
    const document = versionOne(['{{u}}', 0, 72], { templates });
    const { accesses, variables } = await describeJSON(document);
    expect(variables).toHaveLength(1);
    expect(accesses[0].reach).toBe('world');
  });

  it('are a folder in Parquet', async () => {
    host = await serveDocuments({
      '/ostia.parq/.zmetadata': { metadata: METADATA, record_size: 100 }
    });
    const registry = new SourceRegistry(new FetchNet());
    const href = `${host.url}/ostia.parq`;
    const ids = await Promise.all(
      [href, `${href}/`, `${href}/.zmetadata`].map(
        async url => (await registry.detect(url)).id
      )
    );
    expect(ids).toEqual(Array(3).fill(`kerchunk|${href}`));
    const entry = await registry.detect(href);
    expect(entry.title).toBe('ostia');
    const { accesses } = await registry.describe(entry);
    expect(accesses).toMatchObject([
      { href, format: 'kerchunk-parquet', reach: 'world' }
    ]);
  });

  it('have their groups as a tree', async () => {
    host = await serveDocuments({ '/set.json': { version: 1, refs: GROUPS } });
    const registry = new SourceRegistry(new FetchNet());
    const root = await registry.detect(`${host.url}/set.json`);
    const { entries, self } = await registry.children(root);
    expect(self?.kind).toBe('collection');
    expect(entries).toMatchObject([
      { title: 'A1B', path: ['A1B'], kind: 'dataset' },
      { title: 'E1', path: ['E1'], kind: 'dataset' }
    ]);
    // As a link opens it: nothing is known but the id.
    const another = new SourceRegistry(new FetchNet());
    const { accesses, variables } = await another.describe(entries[1]);
    expect(accesses[0].group).toBe('E1');
    expect(variables?.map(({ name }) => name)).toEqual(['tas']);
  });

  it('of an unknown version are known, and say so', async () => {
    await expect(
      describeJSON({ version: 3, refs: METADATA })
    ).rejects.toMatchObject({
      kind: 'reference',
      facts: { detail: 'version' }
    });
  });
});

describe('what looks like references', () => {
  it.each([
    ['a Zarr store', { '/s/.zmetadata': storeV2({}) }, 'zarr'],
    [
      'a STAC item with refs of its own',
      {
        '/s': { type: 'Feature', stac_version: '1.0.0', links: [], refs: {} }
      },
      'stac'
    ]
  ])('is %s', async (_, documents, kind) => {
    host = await serveDocuments(documents);
    const registry = new SourceRegistry(new FetchNet());
    expect((await registry.detect(`${host.url}/s`)).source).toBe(kind);
  });
});
