import { gzipSync } from 'node:zlib';

import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { readCSV } from '../intakeEsmTable';
import { SourceRegistry } from '../registry';

const CSV = `model,experiment,member,variable,time_range,format,uri
ICON,hist,r1,"['tas', ""pr""]",1950,zarr,https://h.org/1.zarr
ICON,hist,r1,"['ua']",1951,netcdf,/work/2.nc
ICON,hist,r2,"('tas',)",1950,reference,https://h.org/3.parq
IFS,hist,r1,tas,,zarr3,slk:///arch/4.zarr
`;

const COLLECTION = {
  esmcat_version: '0.1.0',
  id: 'runs',
  description: 'Runs of models',
  attributes: [{ column_name: 'model' }],
  assets: { column_name: 'uri', format_column_name: 'format' },
  aggregation_control: {
    variable_column_name: 'variable',
    groupby_attrs: ['model', 'experiment', 'member', 'no-such-column']
  }
};

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(async () => {
  const files: Record<string, Buffer | string> = {
    '/csv.json': JSON.stringify({ ...COLLECTION, catalog_file: 't.csv' }),
    '/gz.json': JSON.stringify({ ...COLLECTION, catalog_file: 't.csv.gz' }),
    '/gone.json': JSON.stringify({ ...COLLECTION, catalog_file: 'gone.csv' }),
    '/disk.json': JSON.stringify({
      ...COLLECTION,
      catalog_file: '/pool/t.csv'
    }),
    '/bomb.json': JSON.stringify({
      ...COLLECTION,
      catalog_file: 'bomb.csv.gz'
    }),
    '/none.json': JSON.stringify(COLLECTION),
    '/dict.json': JSON.stringify({
      esmcat_version: '0.1.0',
      assets: { column_name: 'file' },
      attributes: [{ column_name: 'project' }, { column_name: 'variable' }],
      catalog_dict: [
        { file: 'https://h.org/a.nc', project: 'cmip6', variable: ['tas'] },
        { file: 'https://h.org/b.nc', project: 'cordex', variable: ['pr'] },
        null
      ]
    }),
    '/t.csv': CSV,
    '/t.csv.gz': gzipSync(CSV),
    '/bomb.csv.gz': gzipSync(Buffer.alloc(80_000_000, 'a'))
  };
  server = await serve(({ url = '' }, response) => {
    response.writeHead(url in files ? 200 : 404);
    response.end(files[url] ?? '');
  });
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

const open = (name: string) => registry.detect(`${server.url}/${name}.json`);

describe('a collection of intake-esm', () => {
  it.each(['csv', 'gz'])(
    'is a tree of what tells datasets apart (%s)',
    async name => {
      const root = await open(name);
      expect(root).toMatchObject({ title: 'runs', kind: 'collection' });
      const { entries: models } = await registry.children(root);
      expect(models).toMatchObject([
        { title: 'ICON', kind: 'catalog', path: ['ICON'] },
        { title: 'IFS', kind: 'dataset', glance: { reach: 'tape' } }
      ]);
      // All of ICON is `hist`, which makes no level of its own.
      const { entries: members } = await registry.children(models[0]);
      expect(members).toMatchObject([
        { title: 'r1', kind: 'dataset', path: ['ICON', 'hist', 'r1'] },
        { title: 'r2', kind: 'dataset', glance: { variables: 1 } }
      ]);
      expect(members[0].glance).toEqual({ variables: 3 });
      // The document, its table, and neither twice.
      expect(server.requests).toHaveLength(2);
    }
  );

  it('offers several files together, then one by one', async () => {
    const root = await open('csv');
    const { entries } = await registry.children(root);
    const icon = { ...entries[0], path: ['ICON', 'hist', 'r1'] };
    const { title, variables, accesses } = await registry.describe(icon);
    expect(title).toBe('ICON.hist.r1');
    expect(variables?.map(({ name }) => name)).toEqual(['tas', 'pr', 'ua']);
    expect(accesses).toMatchObject([
      {
        format: 'intake',
        reach: 'site',
        origin: {
          intake: {
            format: 'esm',
            parameters: { model: 'ICON', experiment: 'hist', member: 'r1' }
          }
        }
      },
      {
        title: 'tas, pr · 1950 · zarr',
        format: 'zarr',
        href: 'https://h.org/1.zarr'
      },
      { format: 'netcdf', href: '/work/2.nc', reach: 'site' }
    ]);
  });

  it('offers a single file itself first', async () => {
    const { entries } = await registry.children(await open('csv'));
    const { accesses } = await registry.describe(entries[1]);
    expect(accesses).toMatchObject([
      { format: 'zarr', zarrFormat: 3, reach: 'tape' },
      { format: 'intake' }
    ]);
  });

  it('may hold its table itself', async () => {
    const { entries } = await registry.children(await open('dict'));
    expect(entries.map(({ title }) => title)).toEqual(['cmip6', 'cordex']);
    expect(server.requests).toHaveLength(1);
  });

  it('is described without its table, for a kernel to query', async () => {
    const dataset = await registry.describe(await open('bomb'));
    expect(dataset).toMatchObject({
      description: 'Runs of models',
      accesses: [{ format: 'intake', origin: { intake: { parameters: {} } } }]
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['gone', { kind: 'http', facts: { status: 404 } }],
    ['disk', { kind: 'not-served', facts: { url: '/pool/t.csv' } }],
    ['bomb', { kind: 'too-large', facts: { detail: 'table' } }],
    ['none', { kind: 'invalid', facts: { detail: 'no table' } }]
  ])('says why it has no tree (%s)', async (name, failure) => {
    const children = registry.children(await open(name));
    await expect(children).rejects.toMatchObject(failure);
  });
});

describe('CSV', () => {
  it.each<[string, ReturnType<typeof readCSV>['rows']]>([
    ['a,b\r\n1,2\r\n', [['1', '2']]],
    ['a,b\n"x,\ny","q""q"\n', [['x,\ny', 'q"q']]],
    [
      'a,b\n1,\n,2',
      [
        ['1', ''],
        ['', '2']
      ]
    ],
    ['\uFEFFa,b\n1,2', [['1', '2']]],
    ['a,b\n"open', [['open', '']]],
    ['a,b\n\n1,2\n', [['1', '2']]],
    ['a,b\n"[\'x\', \\"y\\"]",(x) \'y\'', [[['x', 'y'], "(x) 'y'"]]],
    ['a,b\n[],{}', [[[], []]]]
  ])('%j is read', (text, rows) => {
    const quoted = text.replaceAll('\\"', '""');
    expect(readCSV(quoted).rows).toEqual(rows);
  });
});
