import type { IAccess, JSONObject } from '../../model';
import { readAccesses } from '../stacAccess';
import { readStac } from '../stacDocument';

const URL = 'https://stac.example/items/a';

/** The accesses of an item with these assets. */
async function read(
  assets: JSONObject,
  properties: JSONObject = {},
  parts: JSONObject = {}
): Promise<IAccess[]> {
  const body = {
    type: 'Feature',
    stac_version: '1.1.0',
    id: 'a',
    geometry: null,
    properties,
    links: [],
    assets,
    ...parts
  };
  return readAccesses(await readStac({ body, url: URL }));
}

/** The access of an item with this asset alone. */
async function one(
  asset: JSONObject,
  properties?: JSONObject,
  parts?: JSONObject
): Promise<IAccess> {
  const [access] = await read({ data: asset }, properties, parts);
  return access;
}

describe('media types of Zarr', () => {
  it.each([
    ['application/vnd+zarr', null],
    ['application/vnd.zarr', null],
    ['application/x-zarr', null],
    ['application/zarr', null],
    ['application/vnd.zarr; version=2', 2],
    ['application/vnd.zarr;version=3', 3],
    ['application/vnd.zarr; version="3"', 3],
    ['application/vnd.zarr ; VERSION=3.0', 3],
    ['Application/VND+Zarr; Version=2', 2],
    ['application/vnd.zarr; version=3; profile=multiscales', 3],
    ['application/vnd.zarr; profile="multi; scales"; version=3', 3]
  ])('%s', async (type, zarrFormat) => {
    const access = await one({ href: 'https://host/store', type });
    expect(access).toMatchObject({ format: 'zarr', zarrFormat });
  });

  it.each([
    ['application/vnd.zarr+kerchunk', 'r.json', 'kerchunk-json'],
    ['application/vnd.zarr+kerchunk', 'r.parq', 'kerchunk-parquet'],
    ['application/vnd.zarr+icechunk', 'repo', 'icechunk'],
    ['application/vnd.zarr; version=3', 'repo.icechunk', 'icechunk']
  ])('%s at %s stays %s', async (type, path, format) => {
    expect(await one({ href: `https://host/${path}`, type })).toMatchObject({
      format,
      href: `https://host/${path}`
    });
  });
});

describe('a STAC asset', () => {
  it('of icechunk may call itself plain Zarr', async () => {
    const type = 'application/vnd.zarr';
    const href = 'https://host/repo';
    const access = await one({ href, type, 'icechunk:branch': 'main' });
    expect(access.format).toBe('icechunk');
  });

  it.each(['references', 'index'])(
    'of kerchunk has the role %s',
    async role => {
      const href = 'https://host/refs.json?sig=a';
      const access = await one({
        href,
        type: 'application/json',
        roles: [role]
      });
      expect(access).toMatchObject({ format: 'kerchunk-json', href });
    }
  );

  it('may be the metadata of its store', async () => {
    const access = await one({
      href: 'https://host/store/.zmetadata',
      type: 'application/json',
      roles: ['metadata', 'zarr-consolidated-metadata']
    });
    expect(access).toMatchObject({
      format: 'zarr',
      zarrFormat: 2,
      href: 'https://host/store',
      consolidated: true,
      group: null
    });
    const v3 = await one({ href: 'https://host/s.zarr/a/zarr.json' });
    expect(v3).toMatchObject({
      href: 'https://host/s.zarr',
      group: 'a',
      zarrFormat: 3,
      consolidated: null
    });
  });

  it('may be a group below the root of its store', async () => {
    const href = 'https://host/x.zarr/measurements/r10m/';
    const type = 'application/vnd+zarr';
    expect(await one({ href, type })).toMatchObject({
      href: 'https://host/x.zarr',
      group: 'measurements/r10m'
    });
    const links = [{ rel: 'store', href: 'https://host/cube' }];
    const linked = { href: 'https://host/cube/ocean/monthly', type };
    expect(await one(linked, {}, { links })).toMatchObject({
      href: 'https://host/cube',
      group: 'ocean/monthly'
    });
  });

  it('may be one of a variable each', async () => {
    const variable = (name: string) => ({
      href: `abfs://era5/${name}.zarr`,
      type: 'application/vnd+zarr',
      roles: ['data'],
      'xarray:open_kwargs': {
        engine: 'zarr',
        chunks: {},
        storage_options: { account_name: 'cpdataeuwest' }
      }
    });
    const names = ['air_pressure_at_mean_sea_level', 'air_temperature'];
    const accesses = await read(
      Object.fromEntries(names.map(name => [name, variable(name)]))
    );
    expect(accesses.map(({ key }) => key)).toEqual(names);
  });

  it('says what it is by its name where a server calls everything Zarr', async () => {
    const freva = {
      type: 'application/vnd+zarr',
      roles: ['data'],
      requires: ['oauth2'],
      'freva:storage': 'local'
    };
    expect(
      await one({ ...freva, href: '/work/cmip6/tas_Amon.nc' })
    ).toMatchObject({
      format: 'netcdf',
      reach: 'site',
      href: '/work/cmip6/tas_Amon.nc'
    });
    expect(await one({ ...freva, href: '/work/x/field.grb2' })).toMatchObject({
      format: 'grib'
    });
  });

  it('that only tells of the data is no way to it', async () => {
    const accesses = await read({
      data: { href: 'https://host/x.nc', type: 'application/netcdf' },
      intake: { href: 'i', type: 'application/json', roles: ['metadata'] },
      zip: { href: 'z', type: 'application/zip', roles: ['metadata'] },
      viewer: { href: 'v', type: 'text/html', roles: ['overview'] }
    });
    expect(accesses.map(({ key }) => key)).toEqual(['data']);
  });
});

describe('alternates', () => {
  it('inherit what does not depend on where they are', async () => {
    const accesses = await read({
      data: {
        href: 's3://bucket/x.zarr',
        title: 'Bucket',
        type: 'application/vnd.zarr; version=3',
        'zarr:consolidated': true,
        'xarray:storage_options': { anon: true },
        alternate: {
          https: { href: 'https://host/x.zarr', 'alternate:name': 'Web' },
          mirror: { href: 's3://mirror/x.zarr' }
        }
      }
    });
    const common = { format: 'zarr', zarrFormat: 3, consolidated: true };
    expect(accesses).toMatchObject([
      { ...common, title: 'Bucket', storageOptions: { anon: true } },
      { ...common, title: 'Web', storageOptions: {} },
      { ...common, title: 'data/mirror', storageOptions: { anon: true } }
    ]);
  });

  it('survive one that is no map, as the storage extension shows it', async () => {
    const href = 'https://host/x.zarr';
    const accesses = await read({
      data: { href, alternate: { href: 's3://bucket/x.zarr', type: 'x' } },
      list: { href, alternate: [{ href }] }
    });
    expect(accesses.map(({ key }) => key)).toEqual(['data', 'list']);
  });
});

describe('options', () => {
  const STORE = { href: 'https://host/x.zarr', type: 'application/vnd+zarr' };

  it('may be nested in themselves', async () => {
    const access = await one({
      ...STORE,
      'xarray:open_kwargs': {
        'xarray:open_kwargs': { consolidated: 'true', decode_times: 'false' }
      },
      'xarray:storage_options': {
        'xarray:storage_options': { ssl: 'false', headers: null }
      }
    });
    expect(access).toMatchObject({
      consolidated: true,
      storageOptions: { ssl: false }
    });
    expect(access.storageOptions).not.toHaveProperty('headers');
  });

  it.each(['https://host/x.zarr', 's3://bucket/x.zarr', '/work/x.zarr'])(
    'of references are not passed on to %s',
    async href => {
      const { storageOptions } = await one({
        ...STORE,
        href,
        'xarray:open_kwargs': { consolidated: false },
        'xarray:storage_options': {
          lazy: true,
          remote_protocol: 'https',
          remote_options: {},
          target_protocol: 'file',
          anon: 'true'
        }
      });
      expect(storageOptions).toEqual({ anon: true });
    }
  );

  it('of references stay with references', async () => {
    const options = { lazy: true, remote_protocol: 'file' };
    const access = await one({
      href: 'reference::/work/x.parq',
      type: 'application/vnd+zarr',
      'xarray:storage_options': { 'xarray:storage_options': options }
    });
    expect(access).toMatchObject({
      format: 'kerchunk-parquet',
      reach: 'site',
      storageOptions: options
    });
  });

  it('may stand at the item', async () => {
    const access = await one(STORE, {
      'xarray:open_kwargs': { zarr_format: 3 },
      'xarray:storage_options': { verify_ssl: 'false' }
    });
    expect(access).toMatchObject({
      zarrFormat: 3,
      storageOptions: { verify_ssl: false }
    });
  });
});

describe('object stores', () => {
  const S3 = { href: 's3://bucket/x.zarr', 'storage:refs': ['main'] };
  const schemes = (main: JSONObject) => ({ 'storage:schemes': { main } });

  it.each<[string, JSONObject, JSONObject, JSONObject]>([
    [
      'Amazon',
      S3,
      schemes({
        type: 'aws-s3',
        platform: 'https://{bucket}.s3.{region}.amazonaws.com',
        bucket: 'bucket',
        region: 'eu-central-1'
      }),
      { anon: true, client_kwargs: { region_name: 'eu-central-1' } }
    ],
    [
      'an S3 of its own',
      S3,
      schemes({ type: 'custom-s3', platform: 'https://s3.dkrz.example/' }),
      {
        anon: true,
        client_kwargs: { endpoint_url: 'https://s3.dkrz.example' }
      }
    ],
    [
      'an S3 whose address is a template',
      S3,
      schemes({
        type: 'custom-s3',
        platform: 'https://{bucket}.s3.{region}.dkrz.example',
        region: 'eu-dkrz-1'
      }),
      {
        anon: true,
        client_kwargs: {
          endpoint_url: 'https://s3.eu-dkrz-1.dkrz.example',
          region_name: 'eu-dkrz-1'
        }
      }
    ],
    [
      'an S3 that the reader pays',
      S3,
      schemes({ type: 'aws-s3', requester_pays: true }),
      { requester_pays: true }
    ],
    [
      'version 1 of the extension',
      { href: 's3://bucket/x.zarr', 'storage:region': 'us-west-2' },
      { 'storage:platform': 'AWS', 'storage:requester_pays': 'false' },
      { anon: true, client_kwargs: { region_name: 'us-west-2' } }
    ],
    [
      'Google',
      { href: 'gs://bucket/x.zarr', 'storage:platform': 'GCP' },
      {},
      { token: 'anon' }
    ],
    [
      'Google, which the reader pays',
      {
        href: 'gcs://bucket/x.zarr',
        'storage:platform': 'GCP',
        'storage:requester_pays': true
      },
      {},
      { requester_pays: true }
    ],
    [
      'Azure',
      { href: 'abfs://container/x.zarr', 'storage:refs': ['main'] },
      schemes({ type: 'ms-azure', account: 'example' }),
      { account_name: 'example', anon: true }
    ],
    [
      'Azure in the words of the Planetary Computer',
      { href: 'abfs://container/x.zarr', 'msft:storage_account': 'example' },
      {},
      { account_name: 'example', anon: true }
    ],
    [
      'the options of the catalog before all',
      { ...S3, 'xarray:storage_options': { profile: 'mine' } },
      schemes({ type: 'aws-s3', region: 'eu-central-1' }),
      { profile: 'mine' }
    ],
    ['nothing', { href: 's3://bucket/x.zarr' }, {}, {}],
    ['a scheme that is not there', S3, { 'storage:schemes': null }, {}]
  ])('%s', async (_, asset, properties, expected) => {
    const { storageOptions } = await one(asset, properties);
    expect(storageOptions).toEqual(expected);
  });

  it('are behind a login where somebody has to pay', async () => {
    const pays = { type: 'aws-s3', requester_pays: true };
    expect((await one(S3, schemes(pays))).reach).toBe('login');
    const { reach, storageOptions } = await one(
      { ...S3, 'auth:refs': ['edl'] },
      schemes({ type: 'aws-s3', region: 'us-west-2' })
    );
    expect(reach).toBe('login');
    expect(storageOptions).not.toHaveProperty('anon');
  });
});

describe('a host that the document names wrongly', () => {
  it('is the one that answered', async () => {
    const links = [{ rel: 'self', href: 'https://l40157.lvt/items/a' }];
    const href = 'https://l40157.lvt/datasets/a/kerchunk';
    const type = 'application/vnd+zarr';
    const access = await one({ href, type }, {}, { links });
    expect(access.href).toBe('https://stac.example/datasets/a/kerchunk');
  });
});
