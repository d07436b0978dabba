import type { IEntry, IRecord } from '../../model';
import { FetchNet } from '../../net';
import { serve, serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { BASE, serveFreva } from './frevaServer';
import { run, serveApi } from './stacApiServer';

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

/** What is told of each dataset below a URL, by its title. */
async function indexed(path: string) {
  const { records, unread } = await registry.index(
    await registry.detect(server.url + path)
  );
  expect(unread).toEqual([]);
  return records;
}

function told({ entry, place, variables, facets }: IRecord) {
  return { title: entry.title, place, variables, facets };
}

/** Ids of all datasets of the tree. */
async function walk(entry: IEntry): Promise<string[]> {
  const { entries, self } = await registry.children(entry);
  const isDataset = (self ?? entry).kind === 'dataset';
  const inner = await Promise.all(
    entries.filter(({ kind }) => kind !== 'dataset').map(walk)
  );
  return [
    ...(isDataset ? [entry.id] : []),
    ...entries.filter(({ kind }) => kind === 'dataset').map(({ id }) => id),
    ...inner.flat()
  ];
}

describe('an index of intake-esm', () => {
  const COLLECTION = {
    esmcat_version: '0.1.0',
    id: 'runs',
    assets: { column_name: 'uri' },
    aggregation_control: {
      variable_column_name: 'variable_id',
      groupby_attrs: ['source_id', 'experiment_id', 'table_id', 'grid_label']
    },
    catalog_file: 't.csv'
  };
  const HEAD =
    'source_id,experiment_id,table_id,grid_label,variable_id,long_name,uri';

  async function serveTable(rows: readonly string[]): Promise<void> {
    server = await serve(({ url }, response) => {
      response.end(
        url === '/c.json'
          ? JSON.stringify(COLLECTION)
          : [HEAD, ...rows].join('\n')
      );
    });
  }

  it('takes all of the table, in two requests', async () => {
    await serveTable([
      'ICON,hist,Amon,gn,tas,Air Temperature,/work/1.nc',
      `ICON,hist,Amon,gn,"['pr', 'tas']",Many,/work/2.nc`,
      'ICON,hist,Oday,gn,tos,,/work/3.nc',
      'IFS,,Amon,gn,tas,,/work/4.nc'
    ]);
    const records = await indexed('/c.json');
    const asked = server.requests.length;
    expect(records.map(told)).toEqual([
      {
        title: 'Amon',
        place: ['runs', 'ICON', 'hist'],
        variables: [
          { name: 'tas', titles: ['Air Temperature'] },
          { name: 'pr' }
        ],
        facets: {
          frequency: 'P1M',
          realm: 'atmos',
          grid: 'gn',
          model: 'ICON',
          experiment: 'hist'
        }
      },
      {
        title: 'Oday',
        place: ['runs', 'ICON', 'hist'],
        variables: [{ name: 'tos' }],
        facets: {
          frequency: 'P1D',
          realm: 'ocean',
          grid: 'gn',
          model: 'ICON',
          experiment: 'hist'
        }
      },
      {
        title: 'IFS',
        place: ['runs'],
        variables: [{ name: 'tas' }],
        facets: { frequency: 'P1M', grid: 'gn', model: 'IFS' }
      }
    ]);
    expect(asked).toBe(2);
    const tree = await walk(await registry.detect(`${server.url}/c.json`));
    expect(records.map(({ entry }) => entry.id).sort()).toEqual(tree.sort());
  });

  it('takes a table of one dataset, and one of none', async () => {
    await serveTable(['ICON,hist,Amon,gn,tas,,/work/1.nc']);
    const [{ entry, place }] = await indexed('/c.json');
    expect({ title: entry.title, place }).toEqual({ title: 'runs', place: [] });
    await server.close();
    await serveTable([]);
    expect(await indexed('/c.json')).toEqual([]);
  });

  it('takes a large table whole', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => {
      const [model, experiment] = [i % 40, Math.floor(i / 40) % 25];
      const table = ['Amon', 'Omon', 'day'][Math.floor(i / 1000) % 3];
      return `M${model},e${experiment},${table},gn,v${i % 97},,/work/${i}.nc`;
    });
    await serveTable(rows);
    const records = await indexed('/c.json');
    expect(records).toHaveLength(3000);
    expect(new Set(records.map(({ entry }) => entry.id)).size).toBe(3000);
  });
});

describe('an index of an xpublish server', () => {
  it('takes the list of ids, in one request', async () => {
    const ids = Array.from(
      { length: 945 },
      (_, i) => `icon-esm-er.hist-1950.v20240618.ocean.native.2d_daily_${i}`
    );
    server = await serveDocuments({ '/datasets': ids });
    const records = await indexed('/datasets');
    expect(server.requests).toHaveLength(1);
    expect(records).toHaveLength(945);
    expect(records[7]).toMatchObject({
      entry: { href: `${server.url}/datasets/${ids[7]}`, kind: 'dataset' },
      variables: null,
      facets: {
        frequency: 'P1D',
        realm: 'ocean',
        grid: 'native',
        model: 'icon-esm-er',
        experiment: 'hist-1950'
      }
    });
  });
});

describe('an index of Freva', () => {
  it('takes facets, and a request for each of their values', async () => {
    const file = (number: number, parts: object) => ({
      project: 'cmip6',
      time_frequency: 'mon',
      format: 'nc',
      ensemble: 'r1',
      file: `/work/${number}.nc`,
      uri: `/work/${number}.nc`,
      ...parts
    });
    server = await serveFreva([
      file(1, { variable: 'tas' }),
      file(2, { variable: 'pr' }),
      file(3, { variable: 'ua', time_frequency: 'day' }),
      file(4, { variable: 'tas', project: 'obs' })
    ]);
    const records = await indexed(`${BASE}/overview`);
    const place = [new URL(server.url).host, 'freva'];
    expect(records.map(told)).toEqual([
      {
        title: 'obs',
        place,
        variables: [{ name: 'tas' }],
        facets: { frequency: 'P1M' }
      },
      {
        title: 'day',
        place: [...place, 'cmip6'],
        variables: [{ name: 'ua' }],
        facets: { frequency: 'P1D' }
      },
      {
        title: 'mon',
        place: [...place, 'cmip6'],
        variables: [{ name: 'pr' }, { name: 'tas' }],
        facets: { frequency: 'P1M' }
      }
    ]);
    // The overview, all, two projects, two frequencies of one of them.
    expect(server.requests).toHaveLength(6);
    const [, , { entry }] = records;
    const { entries } = await registry.children(entry);
    expect(
      entries.filter(({ kind }) => kind === 'dataset').map(each => each.title)
    ).toEqual(['1.nc', '2.nc']);
  });
});

describe('an index of Freva whose files have many values', () => {
  it('keeps the files of each value', async () => {
    const file = { format: 'nc', file: '/work/1.nc', uri: '/work/1.nc' };
    server = await serveFreva([
      { ...file, project: ['cmip6', 'obs'], variable: 'tas' },
      { ...file, project: 'obs', variable: 'pr' }
    ]);
    const records = await indexed(`${BASE}/overview`);
    expect(
      records.map(({ entry: { title }, variables }) => [title, variables])
    ).toEqual([
      ['cmip6', [{ name: 'tas' }]],
      ['obs', [{ name: 'pr' }, { name: 'tas' }]]
    ]);
  });
});

describe('an index of STAC', () => {
  const link = (rel: string, href: string, title: string, type?: string) => ({
    rel,
    href,
    title,
    ...(type && { type })
  });

  it('takes the links of catalogs and reads no item', async () => {
    const id = (name: string) => `icon-esm-er.hist-1950.v1.atmos.gr025.${name}`;
    server = await serveDocuments({
      '/catalog.json': {
        type: 'Catalog',
        stac_version: '1.1.0',
        id: 'root',
        title: 'All',
        description: '',
        links: [
          link('child', './runs.json', 'Runs'),
          link('child', './served.json', 'Served'),
          link('child', './store.json', 'Store'),
          link('child', './table.htm', 'Table', 'text/html')
        ]
      },
      '/runs.json': {
        type: 'Collection',
        stac_version: '1.1.0',
        id: 'runs',
        description: '',
        links: [
          link('root', './runs.json', 'Runs'),
          link('item', `./datasets/${id('mon')}/stac`, 'mon'),
          link('item', './broken', '')
        ]
      },
      '/served.json': {
        type: 'Collection',
        stac_version: '1.1.0',
        id: 'served',
        title: 'Served',
        description: '',
        links: [
          link(
            'child',
            `./datasets/${id('2d_1h_inst')}/stac`,
            id('2d_1h_inst'),
            'application/json'
          )
        ]
      },
      '/store.json': {
        type: 'Collection',
        stac_version: '1.1.0',
        id: 'store',
        title: 'Store',
        description: '',
        'cube:variables': { tas: { type: 'data', description: 'Warmth' } },
        frequency: 'day',
        links: [],
        assets: {
          data: { href: './s.zarr', type: 'application/vnd.zarr; version=2' }
        }
      }
    });
    const records = await indexed('/catalog.json');
    const run = {
      realm: 'atmos',
      grid: 'gr025',
      model: 'icon-esm-er',
      experiment: 'hist-1950'
    };
    expect(records.map(told)).toEqual([
      {
        title: 'mon',
        place: ['All', 'Runs'],
        variables: null,
        facets: { frequency: 'P1M', ...run }
      },
      { title: 'broken', place: ['All', 'Runs'], variables: null, facets: {} },
      {
        title: id('2d_1h_inst'),
        place: ['All', 'Served'],
        variables: null,
        facets: { frequency: 'PT1H', ...run }
      },
      {
        title: 'Store',
        place: ['All'],
        variables: [{ name: 'tas', titles: ['Warmth'] }],
        facets: { frequency: 'P1D' }
      }
    ]);
    expect(server.requests).toHaveLength(4);
  });

  it('takes the items of an API whole, page by page', async () => {
    const items = Array.from({ length: 250 }, (_, i) =>
      run(i, {
        properties: {
          datetime: '1950-01-01T00:00:00Z',
          'cube:variables': {
            tas: { type: 'data', description: 'Near-surface air temperature' }
          },
          'cmip6:source_id': 'ICON',
          experiment_id: ['hist-1950'],
          frequency: 'mon'
        }
      })
    );
    const api = await serveApi({ items });
    server = api;
    const records = await indexed('/');
    expect(records).toHaveLength(250);
    expect(told(records[249])).toEqual({
      title: 'run-249',
      place: ['The API', 'Runs'],
      variables: [{ name: 'tas', titles: ['Near-surface air temperature'] }],
      facets: { frequency: 'P1M', model: 'ICON', experiment: 'hist-1950' }
    });
    // The landing page, the collections, three pages of items.
    expect(api.asked).toHaveLength(5);
  });

  it('keeps an item of an API that makes no sense', async () => {
    const items = [run(0), run(1, { properties: null, assets: 3 })];
    server = await serveApi({ items });
    const records = await indexed('/');
    expect(records.map(({ entry }) => entry.title)).toHaveLength(2);
  });
});

describe('an index of a store', () => {
  const array = (dims: readonly string[], attributes: object) => ({
    array: {
      zarr_format: 2,
      shape: dims.map(() => 2),
      chunks: dims.map(() => 2),
      dtype: '<f4',
      compressor: null,
      fill_value: null,
      filters: null,
      order: 'C'
    },
    attributes: { _ARRAY_DIMENSIONS: dims, ...attributes }
  });
  const metadata = (
    arrays: Readonly<Record<string, ReturnType<typeof array>>>
  ) =>
    Object.fromEntries(
      Object.entries(arrays).flatMap(([name, { array, attributes }]) => [
        [`${name}/.zarray`, array],
        [`${name}/.zattrs`, attributes]
      ])
    );
  const STORE = {
    '.zgroup': { zarr_format: 2 },
    '.zattrs': { frequency: 'mon', source_id: 'ICON' },
    'ocean/.zgroup': { zarr_format: 2 },
    'ocean/.zattrs': { frequency: 'day' },
    ...metadata({
      time: array(['time'], {}),
      tas: array(['time'], {
        long_name: 'Warmth',
        standard_name: 'air_temperature'
      }),
      'ocean/to': array(['cell'], {})
    })
  };

  it('takes its groups that hold data, in the one document', async () => {
    server = await serveDocuments({
      '/s.zarr/.zmetadata': { zarr_consolidated_format: 1, metadata: STORE }
    });
    const records = await indexed('/s.zarr');
    expect(records.map(told)).toEqual([
      {
        title: 's',
        place: [],
        variables: [{ name: 'tas', titles: ['Warmth', 'air_temperature'] }],
        facets: { frequency: 'P1M', model: 'ICON' }
      },
      {
        title: 'ocean',
        place: ['s'],
        variables: [{ name: 'to' }],
        facets: { frequency: 'P1D', realm: 'ocean' }
      }
    ]);
  });

  it('takes references as it takes a store', async () => {
    const refs = Object.fromEntries(
      Object.entries(STORE).map(([key, value]) => [key, JSON.stringify(value)])
    );
    server = await serveDocuments({ '/r.json': { version: 1, refs } });
    const records = await indexed('/r.json');
    expect(records.map(({ variables }) => variables)).toEqual([
      [{ name: 'tas', titles: ['Warmth', 'air_temperature'] }],
      [{ name: 'to' }]
    ]);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an index of a dataset by itself', () => {
  it('takes what it tells, in one request', async () => {
    server = await serveDocuments({
      '/item.json': {
        ...run(1),
        links: [],
        properties: { title: 'One', datetime: null, variables: ['tas', 'pr'] }
      }
    });
    const records = await indexed('/item.json');
    expect(records.map(told)).toEqual([
      {
        title: 'One',
        place: [],
        variables: [{ name: 'tas' }, { name: 'pr' }],
        facets: {}
      }
    ]);
    expect(server.requests).toHaveLength(1);
  });
});
