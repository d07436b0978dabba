import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { ILoopback } from '../../net/__tests__/loopback';

import {
  api,
  asked,
  INFO,
  INFO_ROUTES,
  item,
  KERCHUNK,
  open,
  start,
  V2,
  V3,
  ZARR_2
} from './xpublishServer';
import type { Answers } from './xpublishServer';

describe('a dataset of cloudify', () => {
  const routes = api(
    ...[...INFO_ROUTES, '/stac', '/stac/', ...ZARR_2, ...KERCHUNK]
  );

  const serveIcon = (answers: Answers) =>
    start({
      '/datasets': ['icon'],
      '/openapi.json': routes,
      '/datasets/icon/stac': item('icon'),
      '/datasets/icon/info': INFO,
      ...answers
    });

  async function describeIcon(server: ILoopback) {
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    const dataset = await registry.describe(entries[0]);
    const base = `${server.url}/datasets/icon`;
    return { dataset, base, requests: asked(server).slice(2) };
  }

  const describeOf = async (answers: Answers) =>
    describeIcon(await serveIcon(answers));

  it('is its STAC item, at the host that answered, read from the disk first', async () => {
    const { dataset, base, requests } = await describeOf({
      '/datasets/icon/kerchunk/.zmetadata': V2
    });
    expect(dataset).toMatchObject({
      id: `xpublish|${base}`,
      title: 'icon',
      time: { start: '1950-01-01T00:00:00Z', end: '2014-12-30T00:00:00Z' },
      variables: [{ name: 'tas', unit: 'K' }],
      accesses: [
        {
          key: 'eerie-cloud',
          title: 'Zarr-access through Eerie Cloud',
          href: `${base}/kerchunk`,
          format: 'zarr',
          zarrFormat: 2,
          consolidated: true,
          reach: 'world',
          openKeywords: { chunks: 'auto' }
        },
        {
          key: 'eerie-cloud/processed',
          href: `${base}/zarr`,
          format: 'zarr',
          zarrFormat: 2,
          consolidated: true,
          reach: 'world'
        },
        { key: 'dkrz-disk', reach: 'site' }
      ]
    });
    // The item, and the metadata that opening the store reads from the cache.
    expect(requests).toEqual([
      '/datasets/icon/stac',
      '/datasets/icon/kerchunk/.zmetadata'
    ]);
  });

  it('is on tape where the server asks to come back in hours', async () => {
    const tape = { status: 503, headers: { 'Retry-After': '10800' } };
    const { dataset, requests } = await describeOf({
      '/datasets/icon/kerchunk/.zmetadata': tape
    });
    expect(dataset.accesses.map(({ reach }) => reach)).toEqual([
      'tape',
      'tape',
      'site'
    ]);
    expect(requests).toHaveLength(2);
  });

  it('is on tape where its item names no disk', async () => {
    const { assets, ...rest } = item('icon');
    const archive = { ...assets['dkrz-disk'], href: 'slk:///arch/icon.zarr' };
    const { dataset } = await describeOf({
      '/datasets/icon/kerchunk/.zmetadata': V2,
      '/datasets/icon/stac': {
        ...rest,
        assets: { 'eerie-cloud': assets['eerie-cloud'], archive }
      }
    });
    expect(dataset.accesses.map(({ reach }) => reach)).toEqual([
      'tape',
      'tape',
      'tape'
    ]);
  });

  it('is told with one request where its item names references', async () => {
    const { assets, ...rest } = item('icon');
    const disk = { ...assets['dkrz-disk'], href: 'reference::/work/icon.parq' };
    const { dataset, base, requests } = await describeOf({
      '/datasets/icon/stac': { ...rest, assets: { ...assets, disk } }
    });
    expect(dataset.accesses[0]).toMatchObject({
      href: `${base}/kerchunk`,
      zarrFormat: 2,
      reach: 'world'
    });
    expect(requests).toEqual(['/datasets/icon/stac']);
  });

  it('may be Zarr v3 on disk', async () => {
    const { dataset } = await describeOf({
      '/datasets/icon/kerchunk/zarr.json': V3
    });
    expect(dataset.accesses.map(({ zarrFormat }) => zarrFormat)).toEqual([
      3,
      2,
      null
    ]);
  });

  it('is computed where it does not come from references', async () => {
    const { dataset, base } = await describeOf({});
    expect(dataset.accesses.map(({ href }) => href)).toEqual([
      `${base}/zarr`,
      '/work/icon.zarr'
    ]);
  });

  it.each([403, 500, 503])(
    'keeps a store that answers %d, which is told when it is opened',
    async status => {
      const { dataset, base } = await describeOf({
        '/datasets/icon/kerchunk/.zmetadata': status
      });
      expect(dataset.accesses[0]).toMatchObject({
        href: `${base}/kerchunk`,
        zarrFormat: null
      });
    }
  );

  it.each<[string, unknown]>([
    ['an error of the server', 500],
    ['a page', '<html>'],
    ['JSON that is no item', { detail: 'odd' }],
    ['a refusal', 403]
  ])('is told by xpublish where its item is %s', async (_, answer) => {
    const { dataset, base } = await describeOf({
      '/datasets/icon/stac': answer
    });
    expect(dataset.variables).toHaveLength(3);
    expect(dataset.accesses).toMatchObject([{ href: `${base}/zarr` }]);
  });

  it.each([404, 503])(
    'fails with one request where its item is %d',
    async status => {
      const server = await serveIcon({ '/datasets/icon/stac': status });
      await expect(describeIcon(server)).rejects.toMatchObject({
        kind: 'http',
        facts: { status }
      });
      expect(asked(server)).toEqual([
        ...['/datasets', '/openapi.json', '/datasets/icon/stac']
      ]);
    }
  );
});

const REAL = resolve(
  __dirname,
  '../../../../shared/catalogs/cloudify-item/example.json'
);

if (!existsSync(REAL)) {
  it('has no real item of cloudify here, so it reads none', () => {
    process.stderr.write(`no real item at ${REAL}: not read\n`);
  });
} else {
  it('reads an item as cloudify renders it', async () => {
    const server = await start({
      '/datasets': ['example'],
      '/openapi.json': api('/stac', ...ZARR_2, ...KERCHUNK),
      '/datasets/example/stac': readFileSync(REAL, 'utf8')
    });
    const registry = open();
    const root = await registry.detect(`${server.url}/datasets`);
    const { entries } = await registry.children(root);
    // It comes from NetCDF, so /kerchunk has nothing of it.
    const base = `${server.url}/datasets/example`;
    expect(await registry.describe(entries[0])).toMatchObject({
      title: 'MPI-ESM1-2-HR output prepared for CMIP6',
      variables: [{ name: 'tas' }],
      accesses: [{ href: `${base}/zarr`, zarrFormat: 2, consolidated: true }]
    });
  });
}
