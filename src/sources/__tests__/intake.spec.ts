import { entryAddress } from '../../model';
import type { IDataset } from '../../model';
import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

const FILES: Record<string, string> = {
  '/main.yaml': `
sources:
  sub:
    driver: yaml_file_cat
    description: below
    args: {path: "{{ CATALOG_DIR }}/sub/main.yaml"}
  also-sub:
    driver: intake.catalog.local.YAMLFileCatalog
    args: {path: "sub/main.yaml"}
  elsewhere: {driver: yaml_file_cat, args: {path: /pool/catalogs/main.yaml}}
  broken:
  table: {driver: csv, args: {urlpath: "{{CATALOG_DIR}}/x.csv"}}
  esm: {driver: intake_esm.esm_datastore, args: {obj: "{{CATALOG_DIR}}/esm.json"}}
  listed: {driver: ["netcdf"], args: {urlpath: " {{CATALOG_DIR}}/a.nc"}}
  1950.day/mean:
    driver: zarr
    description: Daily means
    metadata: {institution: MPI-M, license: CC BY 4.0, frequency: 1day, realm: atm,
      variable-long_names: [temperature in 2m, precipitation flux]}
    parameters: &shared
      variables: {allowed: [tas, height_bnds, pr], default: tas, type: str}
    args: {urlpath: "{{CATALOG_DIR}}/day.zarr", consolidated: true, chunks: auto}
  shared:
    driver: zarr
    parameters: *shared
    args: {urlpath: https://s3.org/day.zarr}
`,
  '/sub/main.yaml': `
name: Below
sources:
  up: {driver: zarr, args: {urlpath: "{{CATALOG_DIR}}/../up.zarr"}}
`,
  '/parameters.yaml': `
sources:
  healpix:
    driver: zarr
    args: {urlpath: "{{CATALOG_DIR}}/{{ time }}_{{
      zoom }}.zarr"}
    parameters:
      zoom: {type: int, allowed: [0, 1, 2, 3, 5, 9], default: 0, description: level}
      time: {type: str, allowed: [P1D, PT1H], default: P1D}
      unused: {type: str, allowed: [a, b]}
  method:
    driver: zarr
    args: {urlpath: "{{CATALOG_DIR}}/x/{{ method }}"}
    parameters: {method: {allowed: [kerchunk, zarr]}}
  range:
    driver: zarr
    args: {urlpath: "{{CATALOG_DIR}}/{{ year }}.zarr"}
    parameters: {year: {type: int, min: 1950, max: 1953, default: 1951}}
  block:
    driver: zarr
    args:
      urlpath: >
        {% with m = {'P1D': 'daily'} -%} {{CATALOG_DIR}}/{{ m[time] }}.zarr {%- endwith %}
    parameters: {time: {type: str, allowed: [P1D], default: P1D}}
  executes: {driver: zarr, args: {urlpath: "{{ shell('ls') }}"}}
  hidden:
    driver: yaml_file_cat
    args: {path: "{{ env(HOME) }}/x.yaml"}
`,
  '/addresses.yaml': `
sources:
  disk: {driver: zarr, args: {urlpath: "reference:://work/x.parq",
    storage_options: {remote_protocol: file, lazy: true}}}
  web: {driver: zarr, args: {urlpath: "reference::https://s3.org/x.parq",
    storage_options: {remote_protocol: https, lazy: true}}}
  tape: {driver: zarr, args: {urlpath: "reference::/work/x.json",
    storage_options: {remote_protocol: slk}}}
  fo: {driver: zarr, args: {urlpath: "reference://",
    storage_options: {fo: /work/sst.json, remote_protocol: file}}}
  cached: {driver: zarr, args: {urlpath: "simplecache::https://h.org/x.zarr"}}
  zip: {driver: zarr, args: {urlpath: "zip:://work/x.zarr.zip"}}
  one: {driver: zarr, args: {urlpath: [/work/x.zarr]}}
  many: {driver: zarr, args: {urlpath: [/work/x.zarr, "https://h.org/y.zarr"]}}
  glob: {driver: netcdf, args: {urlpath: "/work/*.nc", xarray_kwargs: {combine: by_coords}}}
  pattern: {driver: netcdf, args: {urlpath: "/work/air_{year}.nc"}}
  grib: {driver: netcdf, args: {urlpath: /work/x.grib, xarray_kwargs: {engine: cfgrib}}}
  slk: {driver: netcdf, args: {urlpath: "slk:///arch/x.nc"}}
  dap: {driver: opendap, args: {urlpath: "https://h.org/dap/x"}}
  nothing: {driver: zarr, args: {}}
`,
  '/main2.yaml': `
aliases: {}
data:
  57e1111111111111:
    datatype: intake.readers.datatypes:Zarr
    kwargs: {root: '', storage_options: {lazy: true}, url: ['reference:://work/x.parq']}
  1234567890123456789:
    datatype: intake.readers.datatypes:YAMLFile
    kwargs: {storage_options: null, url: '{CATALOG_DIR}/sub/main2.yaml'}
  c: {datatype: intake.readers.datatypes:Parquet, kwargs: {url: /work/x.parq}}
  d: {datatype: intake.readers.datatypes:Zarr, kwargs: {url: ['{% with %}{ m[x] }.parq']}}
  e: {datatype: intake.readers.datatypes:Zarr, kwargs: {url: ['{CATALOG_DIR}/{run}.zarr']}}
entries:
  day:
    kwargs: {args: ['{data(57e1111111111111)}'], chunks: auto, zarr_format: 2}
    reader: intake.readers.readers:XArrayDatasetReader
  day_parquet_0: {kwargs: {args: ['{data(c)}']}, reader: intake.readers.readers:PandasParquet}
  alone: {kwargs: {args: ['{data(c)}']}, reader: intake.readers.readers:PandasParquet}
  sub: {kwargs: {args: ['{data(1234567890123456789)}']}, reader: intake.readers.readers:YAMLCatalogReader}
  template: {kwargs: {args: ['{data(d)}']}, reader: intake.readers.readers:XArrayDatasetReader}
  run:
    kwargs: {args: ['{data(e)}']}
    reader: intake.readers.readers:XArrayDatasetReader
    user_parameters: {run: {default: E1, options: [E1, A1B], dtype: str}}
user_parameters:
  CATALOG_DIR: {default: /work/nowhere, dtype: str}
version: 2
`,
  '/page.yaml': '<!doctype html><p>sources:</p>',
  '/broken.yaml': 'sources:\n  a: {driver: zarr\n  b: [}\n',
  '/lenient.yaml': `
sources:
  a:
    driver: zarr
    args:
        urlpath: ['/work/a.zarr',
      '/work/b.zarr']
  a: {driver: zarr, args: {urlpath: /work/last.zarr}}
`,
  '/aliases.yaml': `
sources:
  e0: {driver: zarr, parameters: &p {variables: {allowed: [tas]}}, args: {urlpath: /x}}
${Array.from({ length: 2000 }, (_, i) => `  f${i}: {driver: zarr, parameters: *p, args: {urlpath: /x}}`).join('\n')}
`,
  '/bomb.yaml': `
sources:
  a0: &a0 [lol, lol]
${Array.from({ length: 30 }, (_, i) => `  a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}
`,
  '/lines.yaml': `sources:\n  a: [${'\n'.repeat(200_000)}  b: {`,
  '/large.yaml': `sources:\n${'  # a comment\n'.repeat(200_000)}`
};

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(async () => {
  server = await serve(({ url = '' }, response) => {
    response.writeHead(url in FILES ? 200 : 404, {
      'Content-Type': 'text/plain'
    });
    response.end(FILES[url] ?? '');
  });
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

async function open(file: string) {
  const root = await registry.detect(`${server.url}/${file}`);
  const { self, entries } = await registry.children(root);
  const titles = entries.map(({ title }) => title);
  const entry = (name: string) =>
    entries.find(({ title }) => title === name) ?? root;
  const describe = (name: string, parameters = {}): Promise<IDataset> =>
    registry.describe(entry(name), { parameters });
  const access = async (name: string) => (await describe(name)).accesses[0];
  return { root, self, entries, titles, entry, describe, access };
}

describe('a catalog of version 1', () => {
  it('lists every entry, what leads to one place once, with one request', async () => {
    const { titles, entries } = await open('main.yaml');
    expect(titles).toEqual([
      'sub, also-sub',
      'elsewhere',
      'broken',
      'table',
      'esm',
      'listed',
      '1950.day/mean',
      'shared'
    ]);
    expect(entries.slice(0, 5)).toMatchObject([
      {
        source: 'intake',
        href: `${server.url}/sub/main.yaml`,
        kind: 'catalog'
      },
      { href: 'file:///pool/catalogs/main.yaml', kind: 'catalog' },
      { kind: 'dataset' },
      { kind: 'dataset' },
      {
        source: 'intake-esm',
        href: `${server.url}/esm.json`,
        kind: 'collection'
      }
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it('tells in the row what its one document tells', async () => {
    const { entry } = await open('main.yaml');
    expect(entry('1950.day/mean').glance).toEqual({
      reach: 'world',
      frequency: '1day',
      variables: 3
    });
  });

  it('goes on below, from where the other file stands', async () => {
    const { entry } = await open('main.yaml');
    const sub = entry('sub, also-sub');
    const { self, entries } = await registry.children(sub);
    expect(self?.title).toBe('Below');
    const { accesses } = await registry.describe(entries[0]);
    expect(accesses[0].href).toBe(`${server.url}/up.zarr`);
    expect(server.requests).toHaveLength(2);
  });

  it('describes a dataset by its id alone', async () => {
    const { entry } = await open('main.yaml');
    const { id } = entry('1950.day/mean');
    const address = entryAddress(id);
    expect(address).not.toBeNull();
    const dataset = await registry.describe({
      ...entry('1950.day/mean'),
      ...address
    });
    expect(dataset).toMatchObject({
      title: '1950.day/mean',
      description: 'Daily means',
      keywords: ['atm', '1day'],
      licence: { name: 'CC BY 4.0' },
      providers: [{ name: 'MPI-M' }],
      variables: [
        { name: 'tas', description: 'temperature in 2m' },
        { name: 'height_bnds', description: null },
        { name: 'pr', description: 'precipitation flux' }
      ]
    });
    expect(dataset.parameters).toBeUndefined();
    expect(dataset.accesses).toMatchObject([
      {
        href: `${server.url}/day.zarr`,
        format: 'zarr',
        consolidated: true,
        reach: 'world',
        openKeywords: { chunks: 'auto' },
        origin: { key: '1950.day/mean', intake: { format: 1, parameters: {} } }
      }
    ]);
  });

  it('says why an entry cannot be opened, which hides no other', async () => {
    const { describe, access } = await open('main.yaml');
    const failure = (detail: string) => ({
      kind: 'unsupported',
      facts: { detail }
    });
    await expect(describe('broken')).rejects.toMatchObject(failure('no-data'));
    await expect(describe('table')).rejects.toMatchObject(failure('csv'));
    expect(await access('listed')).toMatchObject({ format: 'netcdf' });
    expect((await describe('shared')).variables).toHaveLength(3);
  });
});

describe('parameters', () => {
  it('are those that the template uses, with a default of use', async () => {
    const { describe } = await open('parameters.yaml');
    const { parameters, variables, accesses } = await describe('healpix');
    expect(parameters).toEqual([
      {
        name: 'zoom',
        description: 'level',
        values: [0, 1, 2, 3, 5, 9],
        default: 0,
        value: 5
      },
      {
        name: 'time',
        description: null,
        values: ['P1D', 'PT1H'],
        default: 'P1D',
        value: 'P1D'
      }
    ]);
    expect(variables).toBeNull();
    expect(accesses[0].href).toBe(`${server.url}/P1D_5.zarr`);
  });

  it('lead to another store when they are chosen, without a request', async () => {
    const { describe } = await open('parameters.yaml');
    const before = server.requests.length;
    const chosen = { zoom: 0, time: 'PT1H' };
    const { accesses, parameters } = await describe('healpix', chosen);
    expect(accesses[0]).toMatchObject({
      href: `${server.url}/PT1H_0.zarr`,
      origin: { intake: { parameters: chosen } }
    });
    expect(parameters).toMatchObject([{ value: 0 }, { value: 'PT1H' }]);
    expect(server.requests).toHaveLength(before);
  });

  it('take no value that is not allowed', async () => {
    const { describe } = await open('parameters.yaml');
    const { accesses } = await describe('healpix', { zoom: 4, time: '../x' });
    expect(accesses[0].href).toBe(`${server.url}/P1D_5.zarr`);
  });

  it('have a default where the catalog has none, and values of a range', async () => {
    const { access, describe } = await open('parameters.yaml');
    expect((await access('method')).href).toBe(`${server.url}/x/kerchunk`);
    const { parameters } = await describe('range');
    expect(parameters).toMatchObject([
      { values: [1950, 1951, 1952, 1953], value: 1951 }
    ]);
  });

  it('leave to intake what would have to be executed', async () => {
    const { access, describe } = await open('parameters.yaml');
    expect(await access('block')).toMatchObject({
      format: 'intake',
      href: `${server.url}/parameters.yaml`,
      origin: { key: 'block', intake: { parameters: { time: 'P1D' } } }
    });
    expect(await access('executes')).toMatchObject({ format: 'intake' });
    await expect(describe('hidden')).rejects.toMatchObject({
      kind: 'unsupported',
      facts: { detail: 'template' }
    });
  });
});

describe('addresses', () => {
  it.each([
    ['disk', 'kerchunk-parquet', '/work/x.parq', 'site'],
    ['web', 'kerchunk-parquet', 'https://s3.org/x.parq', 'world'],
    ['tape', 'kerchunk-json', '/work/x.json', 'tape'],
    ['fo', 'kerchunk-json', '/work/sst.json', 'site'],
    ['cached', 'zarr', 'https://h.org/x.zarr', 'world'],
    ['zip', 'zarr', 'zip:://work/x.zarr.zip', 'site'],
    ['one', 'zarr', '/work/x.zarr', 'site'],
    ['glob', 'netcdf', '/work/*.nc', 'site'],
    ['grib', 'grib', '/work/x.grib', 'site'],
    ['slk', 'netcdf', 'slk:///arch/x.nc', 'tape'],
    ['dap', 'other', 'https://h.org/dap/x', 'world']
  ])('of %s are read', async (name, format, href, reach) => {
    const { access } = await open('addresses.yaml');
    expect(await access(name)).toMatchObject({ format, href, reach });
  });

  it.each(['many', 'pattern'])(
    'of %s are put together by intake',
    async name => {
      const { access } = await open('addresses.yaml');
      expect(await access(name)).toMatchObject({
        format: 'intake',
        reach: 'site'
      });
    }
  );

  it('keep storage options, but not the address among them', async () => {
    const { access, describe } = await open('addresses.yaml');
    const options = { remote_protocol: 'file' };
    expect((await access('fo')).storageOptions).toEqual(options);
    await expect(describe('nothing')).rejects.toMatchObject({
      facts: { detail: 'no-data' }
    });
  });
});

describe('a catalog of version 2', () => {
  it('lists its readers, without the tables behind references', async () => {
    const { titles, entry } = await open('main2.yaml');
    expect(titles).toEqual(['day', 'alone', 'sub', 'template', 'run']);
    expect(entry('sub').href).toBe(`${server.url}/sub/main2.yaml`);
  });

  it('describes what they read', async () => {
    const { access, describe } = await open('main2.yaml');
    expect(await access('day')).toMatchObject({
      href: '/work/x.parq',
      format: 'kerchunk-parquet',
      zarrFormat: 2,
      origin: { intake: { format: 2 } }
    });
    const { accesses, parameters } = await describe('run', { run: 'A1B' });
    expect(accesses[0].href).toBe(`${server.url}/A1B.zarr`);
    expect(parameters).toMatchObject([{ name: 'run', values: ['E1', 'A1B'] }]);
    await expect(describe('alone')).rejects.toMatchObject({
      facts: { detail: 'PandasParquet' }
    });
    await expect(describe('template')).rejects.toMatchObject({
      facts: { detail: 'template' }
    });
  });
});

describe('YAML', () => {
  it('is not read where it is none', async () => {
    const page = registry.detect(`${server.url}/page.yaml`);
    await expect(page).rejects.toMatchObject({ kind: 'not-a-catalog' });
    await expect(open('broken.yaml')).rejects.toMatchObject({
      kind: 'invalid'
    });
  });

  it('may break the rules that Python does not mind', async () => {
    const { access, titles } = await open('lenient.yaml');
    expect(titles).toEqual(['a']);
    expect((await access('a')).href).toBe('/work/last.zarr');
  });

  it('may share a block among thousands, but not explode', async () => {
    expect((await open('aliases.yaml')).entries).toHaveLength(2001);
    await expect(open('bomb.yaml')).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('freezes no page, however long or broken it is', async () => {
    await expect(open('large.yaml')).rejects.toMatchObject({
      kind: 'too-large',
      facts: { limit: 2e6 }
    });
    await expect(open('lines.yaml')).rejects.toMatchObject({ kind: 'invalid' });
  });
});
