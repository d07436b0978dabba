import fc from 'fast-check';

import { Failure, FetchNet } from '../../net';
import { openStore, readStore } from '../open';
import { arrayV2, arrayV3, groupV3, storeV2, storeV3 } from './documents';
import { Host } from './host';
import type { Answer } from './host';

const TIME = { shape: [3], dims: ['time'] };
const V2 = storeV2({ time: arrayV2('<i8', TIME) });
const V3 = storeV3({ time: arrayV3('int64', TIME) });

let host: Host;

async function serve(answers: Record<string, Answer>): Promise<void> {
  host = await Host.start(answers);
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => null,
    (error: unknown) => error
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

afterEach(() => host.stop());

describe('readStore', () => {
  it.each([
    [2 as const, '/s/.zmetadata', V2],
    [3 as const, '/s/zarr.json', V3]
  ])(
    'reads a v%i store with one request',
    async (zarrFormat, key, document) => {
      await serve({ [key]: document });
      const store = await readStore(new FetchNet(), `${host.url}/s/`, {
        zarrFormat
      });
      expect(store.href).toBe(`${host.url}/s`);
      expect(store.zarrFormat).toBe(zarrFormat);
      expect(store.groups[0].variables[0]).toMatchObject({
        name: 'time',
        role: 'index',
        dtype: 'int64'
      });
      expect(host.requests).toEqual([key]);
    }
  );

  it.each([404, 403, 500, '<!doctype html><p>Not here</p>', {}])(
    'takes %p for one format as "not there"',
    async otherwise => {
      await serve({ '/s/.zmetadata': V2 });
      host.otherwise = otherwise;
      const store = await readStore(new FetchNet(), `${host.url}/s`);
      expect(store.zarrFormat).toBe(2);
      expect(host.requests.sort()).toEqual(['/s/.zmetadata', '/s/zarr.json']);
    }
  );

  it('prefers v3 where a store has both', async () => {
    await serve({ '/s/.zmetadata': V2, '/s/zarr.json': V3 });
    const store = await readStore(new FetchNet(), `${host.url}/s`);
    expect(store.zarrFormat).toBe(3);
  });

  it('mends a wrong format', async () => {
    await serve({ '/s/.zmetadata': V2 });
    const store = await readStore(new FetchNet(), `${host.url}/s`, {
      zarrFormat: 3
    });
    expect(store.zarrFormat).toBe(2);
  });

  it('reads metadata at the top of zarr.json and JSON within JSON', async () => {
    const { consolidated_metadata, ...root } = V3;
    const { metadata } = consolidated_metadata;
    await serve({
      '/top/zarr.json': { ...root, metadata },
      '/twice/.zmetadata': new TextEncoder().encode(
        JSON.stringify(JSON.stringify(V2).replace('null', 'NaN'))
      )
    });
    for (const name of ['top', 'twice']) {
      const store = await readStore(new FetchNet(), `${host.url}/${name}`);
      expect(store.groups[0].dimensions).toEqual([{ name: 'time', size: 3 }]);
    }
  });

  it('keeps a token of the address', async () => {
    await serve({ '/s/zarr.json': V3 });
    await readStore(new FetchNet(), `${host.url}/s?sig=a%2F&x`, {
      zarrFormat: 3
    });
    expect(host.requests).toEqual(['/s/zarr.json?sig=a%2F&x']);
  });

  it.each([
    ['group-v3', { '/s/zarr.json': groupV3() }],
    ['array-v3', { '/s/zarr.json': arrayV3('int8', TIME) }],
    ['group-v2', { '/s/.zgroup': { zarr_format: 2 } }],
    ['array-v2', { '/s/.zarray': arrayV2('<i8', TIME).zarray }]
  ])('says that it found an unconsolidated %s', async (detail, answers) => {
    await serve(answers);
    const failure = await failureOf(readStore(new FetchNet(), `${host.url}/s`));
    expect(failure.kind).toBe('not-consolidated');
    expect(failure.facts.detail).toBe(detail);
  });

  it.each([
    [404, 'http', 404],
    [403, 'http', 403],
    [401, 'http', 401],
    ['<html></html>', 'not-json', undefined]
  ])('tells why all requests failed: %p', async (otherwise, kind, status) => {
    await serve({});
    host.otherwise = otherwise;
    const failure = await failureOf(readStore(new FetchNet(), `${host.url}/s`));
    expect(failure.kind).toBe(kind);
    expect(failure.facts.status).toBe(status);
  });

  it('tells of a document that is there rather than of one that is not', async () => {
    const whole = JSON.stringify({ metadata: {} }).padEnd(70_000_000);
    await serve({ '/s/.zmetadata': whole });
    const failure = await failureOf(readStore(new FetchNet(), `${host.url}/s`));
    expect(failure.kind).toBe('too-large');
  });

  it('can be cancelled', async () => {
    await serve({});
    const signal = AbortSignal.abort();
    const failure = await failureOf(
      openStore(new FetchNet(), `${host.url}/s`, { signal })
    );
    expect(failure.kind).toBe('cancelled');
  });
});

describe('openStore', () => {
  it('fails by nothing but a Failure, whatever the host sends', async () => {
    await serve({});
    const body = fc.oneof(
      fc.jsonValue().map(value => ({ value })),
      fc.dictionary(
        fc.constantFrom('metadata', 'zarr_format', 'node_type', 'shape'),
        fc.oneof(fc.constantFrom(2, 3), fc.jsonValue())
      ),
      fc.string(),
      fc.constantFrom(204, 400, 404, 410)
    );
    await fc.assert(
      fc.asyncProperty(body, body, async (v2, v3) => {
        host.set('/a/.zmetadata', v2);
        host.set('/a/zarr.json', v3);
        await openStore(new FetchNet(), `${host.url}/a`).catch(error => {
          expect(error).toBeInstanceOf(Failure);
        });
      }),
      { numRuns: 100 }
    );
  });

  const tree = storeV3({
    measurements: groupV3(),
    'measurements/r10m': groupV3({ title: 'ten metres' }),
    'measurements/r10m/b02': arrayV3('uint16', {
      shape: [2, 2],
      dims: ['y', 'x']
    })
  });

  it.each([
    ['/x.zarr/measurements/r10m', undefined, 'measurements/r10m'],
    ['/x.zarr/measurements/r10m/b02', undefined, 'measurements/r10m'],
    ['/x.zarr/measurements', 'r10m', 'measurements/r10m'],
    ['/x.zarr', 'measurements', 'measurements'],
    ['/x.zarr/zarr.json', null, '']
  ])('opens %s %p', async (path, inner, group) => {
    await serve({ '/x.zarr/zarr.json': tree });
    const opened = await openStore(new FetchNet(), host.url + path, {
      group: inner,
      zarrFormat: 3
    });
    expect(opened.group).toBe(group);
    expect(opened.metadata.href).toBe(`${host.url}/x.zarr`);
    expect(host.requests).toEqual(['/x.zarr/zarr.json']);
  });

  it('walks up from a group whose address tells no store', async () => {
    await serve({
      '/s/zarr.json': tree,
      '/s/measurements/zarr.json': groupV3(),
      '/s/measurements/r10m/zarr.json': groupV3()
    });
    const href = `${host.url}/s/measurements/r10m`;
    const opened = await openStore(new FetchNet(), href);
    expect(opened.group).toBe('measurements/r10m');
    expect(opened.metadata.href).toBe(`${host.url}/s`);
  });

  it('opens a store inside a folder called .zarr', async () => {
    await serve({ '/x.zarr/level_0/.zmetadata': V2 });
    const opened = await openStore(
      new FetchNet(),
      `${host.url}/x.zarr/level_0`
    );
    expect(opened.metadata.href).toBe(`${host.url}/x.zarr/level_0`);
    expect(opened.group).toBe('');
  });

  it('says that a group is not there', async () => {
    await serve({ '/x.zarr/zarr.json': tree });
    const failure = await failureOf(
      openStore(new FetchNet(), `${host.url}/x.zarr/measure`)
    );
    expect(failure.kind).toBe('invalid');
    expect(failure.facts.detail).toBe('no-such-group');
  });
});
