import type { JSONObject } from '../../model';
import { serveDocuments } from '../../net/__tests__/loopback';
import { main } from '../main';

/** The assets of STAC as it is found, and the call that opens each. */
const CALLS: [string, JSONObject, string][] = [
  [
    'consolidated metadata',
    {
      href: 'https://data.invalid/store/.zmetadata',
      type: 'application/json',
      roles: ['zarr-consolidated-metadata']
    },
    '"https://data.invalid/store", engine="zarr", zarr_format=2, consolidated=True'
  ],
  [
    'a group below the root',
    {
      href: 'https://data.invalid/x.zarr/measurements/r10m',
      type: 'application/vnd.zarr;version=3'
    },
    '"https://data.invalid/x.zarr", engine="zarr", zarr_format=3, group="measurements/r10m"'
  ],
  [
    'options nested in themselves, with words for booleans',
    {
      href: 'https://data.invalid/x.zarr',
      'xarray:open_kwargs': {
        'xarray:open_kwargs': { consolidated: 'true', decode_times: 'false' }
      },
      'xarray:storage_options': {
        'xarray:storage_options': { ssl: 'false', headers: null }
      }
    },
    '"https://data.invalid/x.zarr", engine="zarr", consolidated=True, decode_times=False, storage_options={"ssl": False}'
  ],
  [
    'options of references at an address of the web',
    {
      href: 'https://data.invalid/datasets/a/kerchunk',
      type: 'application/vnd+zarr',
      'xarray:open_kwargs': { engine: 'zarr', consolidated: false },
      'xarray:storage_options': { lazy: true, remote_protocol: 'https' }
    },
    '"https://data.invalid/datasets/a/kerchunk", engine="zarr"'
  ],
  [
    'an S3 of its own',
    {
      href: 's3://bucket/x.zarr',
      type: 'application/vnd.zarr; version=2',
      'storage:refs': ['own'],
      'storage:schemes': {
        own: {
          type: 'custom-s3',
          platform: 'https://s3.data.invalid/{bucket}',
          bucket: 'bucket'
        }
      }
    },
    '"s3://bucket/x.zarr", engine="zarr", zarr_format=2, storage_options={"anon": True, "client_kwargs": {"endpoint_url": "https://s3.data.invalid"}}'
  ],
  [
    'a bucket of Google',
    {
      href: 'gs://bucket/x.zarr',
      'storage:platform': 'GCP',
      'xarray:open_kwargs': { chunks: {} }
    },
    '"gs://bucket/x.zarr", engine="zarr", chunks={}, storage_options={"token": "anon"}'
  ],
  [
    'one variable, as the Planetary Computer has it',
    {
      href: 'abfs://era5/air_temperature.zarr',
      type: 'application/vnd+zarr',
      'xarray:open_kwargs': {
        engine: 'zarr',
        storage_options: { account_name: 'cpdataeuwest' }
      }
    },
    '"abfs://era5/air_temperature.zarr", engine="zarr", storage_options={"account_name": "cpdataeuwest"}'
  ]
];

/** The call of `open_dataset` in a snippet, on one line. */
function call(code: string): string | undefined {
  return /^ds = xr\.open_dataset\((.*)\)\nds$/ms
    .exec(code)?.[1]
    .replace(/(^|[({])\n +/g, '$1')
    .replace(/,\n *([)}]|$)/g, '$1')
    .replace(/,\n +/g, ', ');
}

describe('npm run catalog -- snippet', () => {
  it.each(CALLS)('opens %s', async (_, data, expected) => {
    const server = await serveDocuments({
      '/item.json': {
        type: 'Feature',
        stac_version: '1.1.0',
        id: 'item',
        properties: {},
        links: [],
        assets: { data }
      }
    });
    let printed = '';
    const log = jest.spyOn(console, 'log');
    log.mockImplementation(text => void (printed = String(text)));
    expect(await main(['snippet', `${server.url}/item.json`])).toBe(0);
    log.mockRestore();
    await server.close();
    expect(call(printed)).toBe(expected);
  });

  it('opens the group that holds the array which an asset names', async () => {
    const array = {
      zarr_format: 2,
      shape: [2],
      chunks: [2],
      dtype: '<f4',
      compressor: null,
      fill_value: null,
      filters: null,
      order: 'C'
    };
    const server = await serveDocuments({
      '/item.json': {
        type: 'Feature',
        stac_version: '1.1.0',
        id: 'item',
        properties: {},
        links: [],
        assets: {
          b02: { href: './x.zarr/r10m/b02', type: 'application/vnd+zarr' }
        }
      },
      '/x.zarr/.zmetadata': {
        zarr_consolidated_format: 1,
        metadata: {
          '.zgroup': { zarr_format: 2 },
          'r10m/.zgroup': { zarr_format: 2 },
          'r10m/b02/.zarray': array,
          'r10m/b02/.zattrs': { _ARRAY_DIMENSIONS: ['x'] }
        }
      }
    });
    let printed = '';
    const log = jest.spyOn(console, 'log');
    log.mockImplementation(text => void (printed = String(text)));
    expect(await main(['snippet', `${server.url}/item.json`])).toBe(0);
    log.mockRestore();
    await server.close();
    expect(call(printed)).toBe(
      `"${server.url}/x.zarr", engine="zarr", zarr_format=2, consolidated=True, group="r10m"`
    );
  });
});
