import { Failure, FetchNet } from '../../net';
import { openStore, readStore } from '../open';
import type { IStore } from '../open';
import { readValues } from '../values';

import { arrayV2, storeV2 } from './documents';
import { Host } from './host';
import type { Answer } from './host';
import { parquetFiles } from './parquetFiles';

let host: Host;

afterEach(() => host.stop());

const net = new FetchNet();

const SHAPE = { shape: [5, 2], chunks: [1, 2], dims: ['y', 'x'] };
const MISSING = { fill_value: -1 };

const { metadata: METADATA } = storeV2({
  v: arrayV2('<i2', SHAPE, MISSING),
  s: arrayV2('<i4', { shape: [], dims: [] }, MISSING)
});

/** Chunk 2 is not there; 3 is a whole file; 4 stands in the set itself. */
const CHUNKS = {
  'v/0.0': ['data.bin', 0, 4],
  'v/1.0': ['data.bin', 4, 4],
  'v/3.0': ['whole.bin'],
  'v/4.0': 'base64:CQAKAA==',
  's/0': 'base64:KgAAAA=='
};

const VALUES = [1, 2, 3, 4, NaN, NaN, 7, 8, 9, 10];

const int16 = (...values: number[]) =>
  new Uint8Array(Int16Array.from(values).buffer);

const DATA: Record<string, Answer> = {
  '/r/data.bin': int16(1, 2, 3, 4, 5, 6),
  '/r/whole.bin': int16(7, 8)
};

/** Metadata as kerchunk writes it: JSON in a text. */
const asTexts = Object.fromEntries(
  Object.entries(METADATA).map(([key, value]) => [key, JSON.stringify(value)])
);

async function openJSON(
  document: object,
  answers: Record<string, Answer> = DATA
): Promise<IStore> {
  host = await Host.start({ '/r/set.json': document, ...answers });
  const store = await readStore(net, `${host.url}/r/set.json`, {
    format: 'kerchunk-json'
  });
  expect(host.requests).toEqual(['/r/set.json']);
  host.requests.length = 0;
  return store;
}

async function openParquet(
  answers: Record<string, Answer> = DATA
): Promise<IStore> {
  const files = Object.entries(parquetFiles).map(([path, bytes]) => [
    `/r/set/${path}`,
    bytes
  ]);
  host = await Host.start({
    '/r/set/.zmetadata': { metadata: METADATA, record_size: 3 },
    ...Object.fromEntries(files),
    ...answers
  });
  return readStore(net, `${host.url}/r/set/`, { format: 'kerchunk-parquet' });
}

const read = async (store: IStore, variable = 'v') => [
  ...(await readValues(net, store, { group: '', variable })).data
];

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => null,
    (error: unknown) => error
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

describe('references in JSON', () => {
  it.each([
    ['version 0', { ...asTexts, ...CHUNKS }],
    ['version 1', { version: 1, refs: { ...asTexts, ...CHUNKS } }],
    ['objects as metadata', { version: 1, refs: { ...METADATA, ...CHUNKS } }]
  ])('give the values of their targets: %s', async (_, document) => {
    const store = await openJSON(document);
    expect(store).toMatchObject({
      href: `${host.url}/r/set.json`,
      zarrFormat: 2,
      groups: [{ path: '', dimensions: [{ size: 5 }, { size: 2 }] }]
    });
    expect(await read(store)).toEqual(VALUES);
    expect(host.requests.sort()).toEqual([
      '/r/data.bin',
      '/r/data.bin',
      '/r/whole.bin'
    ]);
    expect(await read(store, 's')).toEqual([42]);
  });

  it('are expanded: templates and generated ones', async () => {
    const store = await openJSON({
      version: 1,
      templates: { folder: '.', file: './{{name}}.bin' },
      gen: [
        {
          key: 'v/{{i}}.0',
          url: "{{ file(name='data') }}",
          offset: '{{(i + 1) * 4 - 4}}',
          length: 4,
          dimensions: { i: { stop: 2 } }
        }
      ],
      refs: {
        ...asTexts,
        'v/3.0': ['{{folder}}/whole.bin'],
        'v/4.0': ["{{file(name='data')}}", 8, 4]
      }
    });
    expect(await read(store)).toEqual([1, 2, 3, 4, NaN, NaN, 7, 8, 5, 6]);
  });

  it('may refer to their metadata, too', async () => {
    const { 'v/.zattrs': attributes, ...rest } = METADATA;
    host = await Host.start({
      ...DATA,
      '/r/attributes': attributes as object,
      '/r/set.json': { ...rest, ...CHUNKS, 'v/.zattrs': ['attributes'] }
    });
    const store = await readStore(net, `${host.url}/r/set.json`, {
      format: 'kerchunk-json'
    });
    expect(store.groups[0].variables[0].dims).toEqual(['y', 'x']);
  });

  it('show what can be read of them besides broken metadata', async () => {
    const { metadata } = storeV2({ w: arrayV2('<i2', { shape: [1] }) });
    const store = await openJSON({
      ...asTexts,
      ...metadata,
      'w/.zarray': '{"shape": [1',
      'v/.zattrs': '{"_ARRAY_DIMENSIONS": ["y", "x"], "valid_min": NaN}'
    });
    expect(store.groups[0].variables).toMatchObject([
      { name: 'v', dims: ['y', 'x'] },
      { name: 's' },
      { name: 'w', shape: [] }
    ]);
  });

  it('know their groups', async () => {
    const { metadata } = storeV2(
      { 'a/b': arrayV2('<i2', { shape: [1], dims: ['x'] }) },
      { a: { title: 'A' } }
    );
    host = await Host.start({ '/r/set.json': { version: 1, refs: metadata } });
    const opened = await openStore(net, `reference::${host.url}/r/set.json`, {
      format: 'kerchunk-json',
      group: 'a'
    });
    expect(opened.group).toBe('a');
    expect(opened.metadata.groups.map(({ path }) => path)).toEqual(['', 'a']);
  });

  it.each([
    [
      'code in a template',
      {
        version: 1,
        templates: { f: '{% for x in y %}{% endfor %}' },
        refs: { ...asTexts, 'v/0.0': ['{{f}}', 0, 4] }
      },
      'template'
    ],
    [
      'a method in a template',
      {
        version: 1,
        templates: { u: 'data.bin' },
        refs: { ...asTexts, 'v/0.0': ["{{u.replace('a', 'b')}}", 0, 4] }
      },
      'template'
    ],
    [
      'a template of itself',
      {
        version: 1,
        templates: { u: '{{u}}{{u}}' },
        refs: { ...asTexts, 'v/0.0': ['{{u}}', 0, 4] }
      },
      'template'
    ],
    [
      'a path on disk',
      { ...asTexts, 'v/0.0': ['/work/data.nc', 0, 4] },
      'not-web'
    ],
    [
      'an address of a tape',
      { ...asTexts, 'v/0.0': ['slk:///arch/data.nc', 0, 4] },
      'not-web'
    ],
    ['no target', { ...asTexts, 'v/0.0': [null, 0, 4] }, 'broken'],
    ['no length', { ...asTexts, 'v/0.0': ['data.bin', 4] }, 'broken'],
    ['half a length', { ...asTexts, 'v/0.0': ['data.bin', 0, 0.5] }, 'broken'],
    ['no base64', { ...asTexts, 'v/0.0': 'base64:#' }, 'broken'],
    [
      'a part beyond the end',
      { ...asTexts, 'v/0.0': ['data.bin', 10, 4] },
      'wrong-length'
    ]
  ])('fail where they cannot be followed: %s', async (_, document, detail) => {
    const store = await openJSON(document);
    const { kind, facts } = await failureOf(read(store));
    expect([kind, facts.detail]).toEqual(['reference', detail]);
  });

  it('fail where a chunk is too short', async () => {
    const store = await openJSON({ ...asTexts, 'v/0.0': 'base64:CQA=' });
    const { kind, facts } = await failureOf(read(store));
    expect([kind, facts.detail]).toEqual(['invalid', 'unreadable-values']);
  });

  it('of an unknown version are none that we read', async () => {
    const opening = openJSON({ version: 2, refs: asTexts });
    const { kind, facts } = await failureOf(opening);
    expect([kind, facts.detail]).toEqual(['reference', 'version']);
  });
});

describe('references in Parquet', () => {
  it('give the values of their targets', async () => {
    const store = await openParquet();
    expect(host.requests).toEqual(['/r/set/.zmetadata']);
    expect(await read(store)).toEqual(VALUES);
    expect(host.requests.sort()).toEqual([
      '/r/data.bin',
      '/r/data.bin',
      '/r/set/.zmetadata',
      '/r/set/v/refs.0.parq',
      '/r/set/v/refs.1.parq',
      '/r/whole.bin'
    ]);
    expect(await read(store, 's')).toEqual([42]);
  });

  it('are missing data where the set has no file of them', async () => {
    const store = await openParquet({ ...DATA, '/r/set/v/refs.1.parq': 404 });
    expect(await read(store)).toEqual([1, 2, 3, 4, ...Array(6).fill(NaN)]);
  });

  it.each([
    ['a file that is none', int16(1, 2), 'reference', 'broken'],
    ['403 for a file', 403, 'http', undefined]
  ])('fail on %s', async (_, answer, kind, detail) => {
    const store = await openParquet({
      ...DATA,
      '/r/set/v/refs.1.parq': answer
    });
    const failure = await failureOf(read(store));
    expect([failure.kind, failure.facts.detail]).toEqual([kind, detail]);
  });
});

describe('a set of references', () => {
  it.each([
    ['kerchunk-json' as const, '/p', ['/p', '/p/.zmetadata']],
    ['kerchunk-parquet' as const, '/j', ['/j/.zmetadata', '/j']]
  ])('is known by its content, not as %s', async (format, path, requests) => {
    host = await Host.start({
      '/p/.zmetadata': { metadata: METADATA, record_size: 3 },
      '/j': { version: 1, refs: METADATA }
    });
    const store = await readStore(net, host.url + path, { format });
    expect(store.groups[0].variables).toHaveLength(2);
    expect(host.requests).toEqual(requests);
  });

  it.each([
    ['a host that ignores Range', 'a whole file', 'range-ignored'],
    ['a target that is gone', 404, 'http'],
    ['a target that is not allowed', 403, 'http'],
    ['a host with an error', 500, 'http']
  ])('never makes missing data of %s', async (_, answer, kind) => {
    const answers = { ...DATA, '/r/data.bin': answer };
    const inParquet = await openParquet(answers);
    expect((await failureOf(read(inParquet))).kind).toBe(kind);
    await host.stop();
    const inJSON = await openJSON({ ...asTexts, ...CHUNKS }, answers);
    expect((await failureOf(read(inJSON))).kind).toBe(kind);
  });
});
