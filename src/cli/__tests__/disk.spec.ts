import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { FetchNet, Routes, fileURL } from '../../net';
import { readDisk } from '../disk';
import { main } from '../main';

const METADATA = {
  zarr_consolidated_format: 1,
  metadata: {
    '.zgroup': { zarr_format: 2 },
    'tas/.zarray': {
      zarr_format: 2,
      shape: [12, 4],
      chunks: [6, 4],
      dtype: '<f4',
      compressor: null,
      fill_value: null,
      filters: null,
      order: 'C'
    },
    'tas/.zattrs': { _ARRAY_DIMENSIONS: ['time', 'cell'] }
  }
};

const STAC = { type: 'Catalog', stac_version: '1.1.0', description: '' };

const INTAKE = `
sources:
  store: {driver: zarr, args: {urlpath: '{{CATALOG_DIR}}/50%.zarr'}}
  more: {driver: yaml_file_cat, args: {path: '{{CATALOG_DIR}}/more.yaml'}}
`;

let folder: string;
let printed: string;
let complained: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'disk-')), 'runs of #1');
  const files: Record<string, unknown> = {
    'stac/catalog.json': {
      ...STAC,
      id: 'root',
      links: [{ rel: 'item', href: './item.json', title: 'An item' }]
    },
    'stac/item.json': {
      type: 'Feature',
      stac_version: '1.1.0',
      id: 'item',
      properties: {},
      links: [],
      assets: { data: { href: '../50%25.zarr', type: 'application/vnd+zarr' } }
    },
    'main.yaml': INTAKE,
    'more.yaml': INTAKE,
    '50%.zarr/.zmetadata': METADATA,
    '50%.zarr/.zgroup': { zarr_format: 2 },
    '50%.zarr/tas/0.0': 'x'.repeat(96)
  };
  for (const [name, body] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(join(file, '..'), { recursive: true });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    await writeFile(file, text);
  }
});

afterAll(() => rm(join(folder, '..'), { recursive: true }));

beforeEach(() => {
  printed = '';
  complained = '';
  jest.spyOn(console, 'log').mockImplementation(text => (printed += text));
  jest.spyOn(console, 'error').mockImplementation(text => {
    complained += text;
  });
});

afterEach(() => jest.restoreAllMocks());

describe('a path on disk in the terminal', () => {
  it('is a catalog of STAC with relative links', async () => {
    expect(await main(['ls', join(folder, 'stac/catalog.json')])).toBe(0);
    expect(printed).toContain('An item');
  });

  it('is a catalog of intake with others below', async () => {
    const path = relative(process.cwd(), join(folder, 'main.yaml'));
    expect(path).toMatch(/^\.\./);
    expect(await main(['ls', path, '--depth', '2', '--json'])).toBe(0);
    const { children } = JSON.parse(printed);
    expect(children[1].href).toBe(fileURL(join(folder, 'more.yaml')));
    expect(children[1].children).toHaveLength(2);
  });

  it('is what has that name where npm was called', async () => {
    const env = { ...process.env, INIT_CWD: folder };
    jest.replaceProperty(process, 'env', env);
    expect(await main(['ls', 'main.yaml'])).toBe(0);
    expect(printed).toContain(fileURL(join(folder, 'main.yaml')));
  });

  it.each(['stac/item.json', '50%.zarr', '50%.zarr/.zmetadata'])(
    'is described, and has code with the path: %s',
    async name => {
      const path = join(folder, name);
      expect(await main(['describe', path])).toBe(0);
      expect(printed).toContain('tas (time, cell) float32');
      printed = '';
      expect(await main(['snippet', path])).toBe(0);
      expect(printed).toContain(`"${folder}/50%.zarr"`);
      expect(printed).not.toContain('file:');
    }
  );

  it('has code with the path through intake, too', async () => {
    const id = `intake|${fileURL(join(folder, 'main.yaml'))}|["store"]`;
    expect(await main(['snippet', id, '--flavour', 'intake'])).toBe(0);
    expect(printed).toContain(`intake.open_catalog("${folder}/main.yaml")`);
  });

  it('is checked without a host', async () => {
    expect(await main(['check', join(folder, 'stac/item.json')])).toBe(0);
    expect(printed).toContain('Its metadata is consolidated.');
    expect(printed).not.toContain('cors');
  });

  it('says that there is nothing', async () => {
    expect(await main(['ls', join(folder, 'none.yaml')])).toBe(1);
    expect(complained).toContain(`There is no file at ${folder}/none.yaml.`);
  });
});

describe('readDisk', () => {
  const net = new FetchNet(null, new Routes({ disk: readDisk }));
  const chunk = () => join(folder, '50%.zarr/tas/0.0');

  it.each([
    [{ start: 0, end: 4 }, 4],
    [{ start: 90, end: 200 }, 6],
    [{ suffix: 10 }, 10],
    [{ suffix: 1000 }, 96],
    [undefined, 96]
  ])('reads %j', async (range, length) => {
    const bytes = await net.bytes(chunk(), {
      range,
      partial: range !== undefined
    });
    expect(bytes).toHaveLength(length);
  });

  it('has no part behind the end', async () => {
    const range = { start: 96, end: 97 };
    await expect(net.bytes(chunk(), { range })).rejects.toMatchObject({
      kind: 'http',
      facts: { status: 416 }
    });
  });

  it('takes a folder for no file', async () => {
    expect(await net.bytes(folder)).toBeNull();
    expect(await net.bytes(join(chunk(), 'below'))).toBeNull();
  });

  it('reads nothing that is too large', async () => {
    const limited = net.bytes(chunk(), { limit: 95 });
    await expect(limited).rejects.toMatchObject({ kind: 'too-large' });
  });
});
