import { CatalogSources } from '../../catalogSources';
import { createEntry } from '../../model';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SnippetRegistry } from '../../snippetRegistry';
import { flavours } from '../../snippets';
import { arrayV2, storeV2 } from '../../zarr/__tests__/documents';
import { DatasetModel } from '../model';

import { MemoryCatalogs, MemoryTarget, until } from './fixtures';

const DATASET = '/datasets/icon.hist.archive';

const index = (name: string, size: number, attributes: object) =>
  arrayV2('<f8', { shape: [size], dims: [name], attributes });

const METADATA = storeV2({
  time: index('time', 24, { units: 'days since 1950-01-01' }),
  plev: index('plev', 3, { units: 'Pa', positive: 'down' }),
  lat: index('lat', 4, { units: 'degrees_north' }),
  lon: index('lon', 8, { units: 'degrees_east' }),
  ta: arrayV2('<f4', {
    shape: [24, 3, 4, 8],
    dims: ['time', 'plev', 'lat', 'lon']
  })
});

/** As cloudify tells of what is nowhere but in the archive. */
const ITEM = {
  type: 'Feature',
  stac_version: '1.0.0',
  id: 'icon.hist.archive',
  geometry: null,
  properties: { title: 'icon.hist.archive', datetime: null },
  links: [{ rel: 'self', href: `https://elsewhere.org${DATASET}/stac` }],
  assets: {
    'eerie-cloud': {
      href: `https://elsewhere.org${DATASET}/kerchunk`,
      type: 'application/vnd+zarr',
      roles: ['data'],
      'xarray:open_kwargs': { engine: 'zarr', chunks: 'auto' }
    },
    'dkrz-archive': {
      href: 'slk:///arch/icon.zarr',
      type: 'application/vnd+zarr',
      roles: ['data']
    }
  }
};

const paths = [
  '/datasets',
  '/datasets/{id}/stac',
  '/datasets/{id}/kerchunk/{key}'
];

const DOCUMENTS: Readonly<Record<string, unknown>> = {
  '/openapi.json': { paths: Object.fromEntries(paths.map(path => [path, {}])) },
  [`${DATASET}/stac`]: ITEM,
  [`${DATASET}/kerchunk/.zmetadata`]: METADATA
};

let server: ILoopback;

beforeEach(async () => {
  server = await serve((request, response) => {
    const document = DOCUMENTS[request.url ?? ''];
    const isChunk = /\/kerchunk\/\w+\/[\d.]+$/.test(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    if (document !== undefined) {
      response.end(JSON.stringify(document));
    } else if (isChunk) {
      response.writeHead(503, { 'Retry-After': '10800' }).end();
    } else {
      response.writeHead(404).end();
    }
  });
});

afterEach(() => server.close());

const asked = () => server.requests.map(({ url }) => url ?? '');

async function open(): Promise<DatasetModel> {
  const model = new DatasetModel({
    entry: createEntry({
      source: 'xpublish',
      href: server.url + DATASET,
      title: 'archive',
      kind: 'dataset'
    }),
    sources: new CatalogSources('http://localhost/'),
    catalogs: new MemoryCatalogs(),
    snippets: new SnippetRegistry(flavours),
    target: new MemoryTarget(),
    host: 'lab',
    twins: null
  });
  await model.load();
  await until(model, () => model.store.state.status !== 'loading');
  return model;
}

describe('a dataset on tape', () => {
  it('shows what it holds, and reads none of its values', async () => {
    const model = await open();
    const { selection } = model;
    expect(model.access?.reach).toBe('tape');
    expect(model.group?.variables).toHaveLength(5);
    expect(selection?.isHeldBack).toBe(true);
    selection?.lookAtTime();
    selection?.lookAtArea();
    selection?.lookAtLevel('plev');
    expect(asked()).toEqual([
      '/openapi.json',
      `${DATASET}/stac`,
      `${DATASET}/kerchunk/.zmetadata`
    ]);
    model.dispose();
  });

  it('says what cannot be chosen before they are read', async () => {
    const model = await open();
    const { selection } = model;
    selection?.setTime('from', '1950-02');
    selection?.setSide('west', '-10');
    expect(selection?.problems).toEqual(
      new Map([
        ['from', 'unread'],
        ['west', 'unread']
      ])
    );
    expect(model.snippet).toBeNull();
    selection?.setTime('from', '');
    selection?.setSide('west', '');
    selection?.setLevel('plev', 1);
    expect(model.snippet?.code).toContain('.isel(plev=1)');
    model.dispose();
  });

  it('is read without Dask by code that says what it costs', async () => {
    const model = await open();
    model.selection?.setChunking('native');
    const { code, install, notes } = model.snippet ?? {};
    expect(code).not.toMatch(/chunks|dask/);
    expect(code).toMatch(/\n# on tape: .* may take hours\n/);
    expect(install).not.toContain('dask');
    expect(notes).toContainEqual({ code: 'tape', facts: {} });
    expect(model.flavours.map(({ id }) => id)).toEqual(['xarray']);
    model.dispose();
  });

  it('is not read for a view that has gone while the person thought', async () => {
    const model = await open();
    const { selection } = model;
    const before = asked();
    model.dispose();
    selection?.readFromTape();
    await Promise.resolve();
    expect(selection?.time.state.status).toBe('idle');
    expect(asked()).toEqual(before);
  });

  it('is asked for its coordinates when that is allowed, and says how long', async () => {
    const model = await open();
    const { selection } = model;
    const before = asked().length;
    selection?.readFromTape();
    const parts = [
      selection?.time,
      selection?.area,
      selection?.levels.get('plev')
    ];
    await until(model, () =>
      parts.every(part => part?.state.status === 'failed')
    );
    for (const part of parts) {
      const state = part?.state;
      const failure = state?.status === 'failed' ? state.failure : null;
      expect(failure?.facts).toMatchObject({ status: 503, retryAfter: 10800 });
    }
    // Each once: nobody waits for hours, and nothing is tried in between.
    expect(asked().slice(before).sort()).toEqual(
      ['lat/0', 'lon/0', 'plev/0', 'time/0'].map(
        key => `${DATASET}/kerchunk/${key}`
      )
    );
    model.dispose();
  });
});
