import { FetchNet } from '../../net';
import { serveDocuments } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { indexed, told } from './indexed';

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

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
    const records = await indexed(registry, `${server.url}/s.zarr`);
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
    const records = await indexed(registry, `${server.url}/r.json`);
    expect(records.map(({ variables }) => variables)).toEqual([
      [{ name: 'tas', titles: ['Warmth', 'air_temperature'] }],
      [{ name: 'to' }]
    ]);
    expect(server.requests).toHaveLength(1);
  });
});
