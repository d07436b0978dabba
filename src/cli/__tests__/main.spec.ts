import { serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { arrayV3, groupV3, storeV3 } from '../../zarr/__tests__/documents';
import { main } from '../main';

const CATALOG = { type: 'Catalog', stac_version: '1.1.0', description: '' };

const METADATA = {
  zarr_consolidated_format: 1,
  metadata: {
    '.zgroup': { zarr_format: 2 },
    '.zattrs': {},
    'tas/.zarray': {
      zarr_format: 2,
      shape: [12, 4],
      chunks: [6, 4],
      dtype: '<f4',
      compressor: { id: 'zlib', level: 1 },
      fill_value: null,
      filters: null,
      order: 'C'
    },
    'tas/.zattrs': {
      _ARRAY_DIMENSIONS: ['time', 'cell'],
      long_name: 'Temperature',
      units: 'K'
    }
  }
};

let server: ILoopback;
let printed: string;
let complained: string;

beforeAll(async () => {
  const many = { length: 150_000 };
  server = await serveDocuments({
    '/many.json': {
      ...CATALOG,
      id: 'many',
      links: Array.from(many, () => ({ rel: 'item', href: './item.json' }))
    },
    '/hostile.json': {
      type: 'Feature',
      stac_version: '1.1.0',
      id: 'hostile',
      properties: {},
      links: [],
      assets: {
        away: {
          href: 'http://\u001b[2J/x.zarr',
          type: 'application/vnd.zarr; version=2'
        }
      }
    },
    '/catalog.json': {
      ...CATALOG,
      id: 'root',
      links: [
        { rel: 'child', href: './catalog.json', title: 'Itself' },
        {
          rel: 'child',
          href: './missing.json',
          title: 'Missing\u202e\u001b[2J'
        },
        { rel: 'child', href: './inner.json', title: 'Inner' }
      ]
    },
    '/inner.json': {
      ...CATALOG,
      id: 'inner',
      title: 'Inner',
      links: [{ rel: 'item', href: './item.json', title: 'An item' }]
    },
    '/item.json': {
      type: 'Feature',
      stac_version: '1.1.0',
      id: 'item',
      properties: { title: 'Temperature' },
      links: [],
      assets: {
        store: { href: './tas.zarr', type: 'application/vnd.zarr; version=2' }
      }
    },
    '/tas.zarr/.zmetadata': METADATA,
    '/zoom.json': {
      sources: {
        x: {
          driver: 'zarr',
          args: { urlpath: '/x/{{zoom}}.zarr' },
          parameters: { zoom: { type: 'int', default: 3, allowed: [3, 4] } }
        }
      }
    },
    '/groups.zarr/zarr.json': storeV3({
      a: groupV3(),
      'a/x': arrayV3('int8', { shape: [1], dims: ['x'] })
    }),
    '/datasets': Array.from(
      { length: 60 },
      (_, i) => `run.${i % 2 ? 'x' : 'y'}.${i}`
    )
  });
});

afterAll(() => server.close());

beforeEach(() => {
  printed = '';
  complained = '';
  jest.spyOn(console, 'log').mockImplementation(text => (printed += text));
  jest.spyOn(console, 'error').mockImplementation(text => (complained += text));
});

afterEach(() => jest.restoreAllMocks());

describe('npm run catalog', () => {
  it('lists a tree; what fails says so in its place', async () => {
    const url = server.url;
    expect(await main(['ls', `${url}/catalog.json`, '--depth', '3'])).toBe(0);
    expect(printed.split('\n')).toEqual([
      `+ root  <${url}/catalog.json>`,
      `  + Itself  <${url}/catalog.json>`,
      `  + Missing [2J  <${url}/missing.json>`,
      `    ! ${new URL(url).host} has nothing at this address (404). It may have moved; check the address.`,
      `  + Inner  <${url}/inner.json>`,
      `    - An item  <${url}/item.json>`
    ]);
  });

  it('lists more children than a call takes arguments', async () => {
    expect(await main(['ls', `${server.url}/many.json`])).toBe(0);
    expect(printed.split('\n')).toHaveLength(150_001);
  });

  it('lets no address move the cursor, nor a sentence that repeats it', async () => {
    expect([
      await main(['describe', `${server.url}/hostile.json`]),
      complained
    ]).toEqual([0, '']);
    expect(printed).toContain('away: zarr (world) <http:// [2J/x.zarr>');
    expect(printed).toContain(
      '“http:// [2J/x.zarr/.zmetadata” is not an address of the web.'
    );
    expect(printed).not.toContain('\u001b');
  });

  it('lists as JSON', async () => {
    await main(['ls', `${server.url}/inner.json`, '--json']);
    expect(JSON.parse(printed)).toMatchObject({
      title: 'Inner',
      children: [{ title: 'An item', kind: 'dataset' }]
    });
  });

  it('lists what is below an id, of a document and within one', async () => {
    const { url } = server;
    expect(await main(['ls', `stac|${url}/inner.json`])).toBe(0);
    expect(printed.split('\n')).toEqual([
      `+ Inner  <${url}/inner.json>`,
      `  - An item  <${url}/item.json>`
    ]);
    printed = '';
    expect(await main(['ls', `xpublish|${url}/datasets|["run","y"]`])).toBe(0);
    const lines = printed.split('\n');
    expect(lines).toHaveLength(31);
    expect(lines.slice(0, 2)).toEqual([
      `+ y  <${url}/datasets>`,
      `  - run.y.0  <${url}/datasets/run.y.0>`
    ]);
    printed = '';
    await main(['ls', `zarr|${url}/groups.zarr|["a"]`]);
    expect(printed).toMatch(/^- a {2}<.*>$/);
  });

  it('describes a dataset with its store', async () => {
    expect(await main(['describe', `${server.url}/item.json`])).toBe(0);
    expect(printed).toContain('Dimensions: (time: 12, cell: 4)');
    expect(printed).toContain(
      '\n  tas (time, cell) float32  2 × (6, 4) zlib  Temperature K'
    );
  });

  it('writes the code that opens it', async () => {
    expect(await main(['snippet', `${server.url}/item.json`])).toBe(0);
    expect(printed).toContain(`"${server.url}/tas.zarr"`);
    expect(printed).toContain('engine="zarr"');
    expect(printed).toContain('zarr_format=2');
  });

  it('fails with a sentence', async () => {
    expect(await main(['describe', `${server.url}/nothing`])).toBe(1);
    expect(complained).toContain('has nothing at this address (404).');
    expect(printed).toBe('');
  });

  it('fails where all there is cannot be listed', async () => {
    expect(await main(['ls', `stac|${server.url}/tas.zarr/.zmetadata`])).toBe(
      1
    );
    expect(complained).toContain('no known catalog');
    expect(printed).toBe('');
  });

  it('says of a catalog that it has no accesses', async () => {
    expect(await main(['describe', `${server.url}/inner.json`])).toBe(0);
    expect(printed.split('\n')).toEqual(['Inner', 'Accesses: none']);
  });

  it.each([
    [[], 'A command and one <url> are wanted.'],
    [['ls'], 'A command and one <url> are wanted.'],
    [['ls', 'a', 'b'], 'A command and one <url> are wanted.'],
    [['list', 'a'], 'The command is one of ls, describe, snippet, check,'],
    [['ls', 'a', '--deep'], "Unknown option '--deep'"],
    [['ls', 'a', '--depth', '0'], '--depth is 1 or more, not 0.'],
    [['snippet', 'a', '--flavour', 'r'], '--flavour is one of xarray, '],
    [['snippet', 'a', '--runtime', 'r'], '--runtime is one of lab, lite, but'],
    [['describe', 'a', '--set', 'zoom'], '--set takes NAME=VALUE, but not zoom']
  ])('explains itself to %j', async (argv, why) => {
    expect(await main(argv)).toBe(2);
    expect(complained).toContain(why);
    expect(complained).toContain('\n\nUsage:');
  });

  it.each(['zoom=5', 'zom=4'])('sets no parameter in vain: %s', async pair => {
    const id = `intake|${server.url}/zoom.json|["x"]`;
    expect(await main(['snippet', id, '--set', 'zoom=4'])).toBe(0);
    expect(printed).toContain('"/x/4.zarr"');
    expect(await main(['snippet', id, '--set', pair])).toBe(2);
    expect(complained).toContain(
      `--set ${pair} would change nothing. What can be set: zoom=3|4.`
    );
  });

  it('tells what there is', async () => {
    expect(await main(['--help'])).toBe(0);
    expect(printed).toContain('--flavour xarray|xarray-portable|intake');
  });
});
