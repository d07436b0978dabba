import { FetchNet } from '../../net';
import { serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { indexed, told } from './indexed';
import { run, serveApi } from './stacApiServer';

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

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
    const records = await indexed(registry, `${server.url}/catalog.json`);
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
    const records = await indexed(registry, `${server.url}/`);
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
    const records = await indexed(registry, `${server.url}/`);
    expect(records.map(({ entry }) => entry.title)).toHaveLength(2);
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
    const records = await indexed(registry, `${server.url}/item.json`);
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
