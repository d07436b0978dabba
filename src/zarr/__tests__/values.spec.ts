import { deflateSync, gzipSync } from 'node:zlib';

import { Failure, FetchNet } from '../../net';
import { readAxis, readRange, spanOf, valueAt } from '../axis';
import { readStore } from '../open';
import type { IStore } from '../open';
import { readTimeAxis, readTimeEnds, timeLabel } from '../timeAxis';
import { readValues } from '../values';
import { arrayV2, arrayV3, storeV2, storeV3 } from './documents';
import { Host } from './host';
import type { Answer } from './host';

let host: Host;

afterEach(() => host.stop());

const net = new FetchNet();

/** A store whose metadata has been read; what follows are chunks. */
async function open(
  document: object,
  chunks: Record<string, Answer>
): Promise<IStore> {
  const zarrFormat = 'zarr_consolidated_format' in document ? 2 : 3;
  const key = zarrFormat === 2 ? '.zmetadata' : 'zarr.json';
  const answers = Object.entries({ ...chunks, [key]: document });
  host = await Host.start(
    Object.fromEntries(answers.map(([key, body]) => [`/s/${key}`, body]))
  );
  const store = await readStore(net, `${host.url}/s`, { zarrFormat });
  host.requests.length = 0;
  return store;
}

function bytes(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

const range = (start: number, stop: number) =>
  Array.from({ length: stop - start }, (_, at) => start + at);

const int64 = (values: number[]) =>
  bytes(BigInt64Array.from(values.map(BigInt)));

const LITTLE = { name: 'bytes', configuration: { endian: 'little' } };

const sharded = (shape: number[], codecs: object[], location = 'end') => ({
  name: 'sharding_indexed',
  configuration: {
    chunk_shape: shape,
    codecs,
    index_codecs: [LITTLE],
    index_location: location
  }
});

const read = async (store: IStore, variable: string, group = '') =>
  (await readValues(net, store, { group, variable })).data;

describe('readValues', () => {
  it('reads chunks and nothing else, of v2', async () => {
    const one = { shape: [5], chunks: [3], dims: ['x'] };
    const store = await open(
      storeV2({
        'g/a b#é': arrayV2('<i8', one, {
          compressor: { id: 'gzip', level: 1 }
        }),
        big: arrayV2('>i2', one, { compressor: { id: 'zlib', level: 1 } }),
        when: arrayV2('<M8[s]', { shape: [1], dims: ['t'] }),
        words: arrayV2('<U2', { shape: [2], dims: ['w'] })
      }),
      {
        'g/a b%23é/0': new Uint8Array(gzipSync(int64([1, 2, 3]))),
        'g/a b%23é/1': new Uint8Array(gzipSync(int64([4, 5, 0]))),
        'big/0': new Uint8Array(
          deflateSync(Uint8Array.of(0, 1, 1, 0, 255, 255))
        ),
        'when/0': int64([86400]),
        'words/0': bytes(Uint32Array.of(0x61, 0, 0x62, 0x63))
      }
    );
    expect([...(await read(store, 'a b#é', 'g'))]).toEqual([1, 2, 3, 4, 5]);
    expect(host.requests).toEqual([
      '/s/g/a%20b%23%C3%A9/0',
      '/s/g/a%20b%23%C3%A9/1'
    ]);
    // The second chunk is not there, and the fill value is null.
    expect([...(await read(store, 'big'))]).toEqual([1, 256, -1, 0, 0]);
    expect([...(await read(store, 'when'))]).toEqual([86400]);
    expect(await read(store, 'words')).toEqual(['a', 'bc']);
  });

  it('reads what HDF5 filtered', async () => {
    const filters = [{ id: 'shuffle', elementsize: 4 }, { id: 'zlib' }];
    const store = await open(
      storeV2({
        v: arrayV2(
          '<i4',
          { shape: [2], dims: ['x'] },
          { filters: [...filters, { id: 'fletcher32' }] }
        )
      }),
      {
        'v/0': Uint8Array.from([
          ...deflateSync(Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 0)),
          ...[1, 2, 3, 4]
        ])
      }
    );
    expect([...(await read(store, 'v'))]).toEqual([1, 2]);
  });

  const packed = {
    ...{ id: 'fixedscaleoffset', dtype: '<f4', astype: '>i2' },
    ...{ scale: 10, offset: 100 }
  };

  it('undoes filters as numcodecs does', async () => {
    const three = { shape: [3], dims: ['x'] };
    const two = { id: 'shuffle', elementsize: 2 };
    const store = await open(
      storeV2({
        packed: arrayV2('<f4', three, { filters: [packed] }),
        both: arrayV2('<f4', three, {
          filters: [packed, { id: 'delta', dtype: '>i2' }, two]
        }),
        whole: arrayV2('<i4', three, {
          filters: [{ ...packed, dtype: '<i4', scale: 1 }]
        }),
        gaps: arrayV2(
          '<f4',
          { ...three, chunks: [2] },
          { filters: [packed], fill_value: 'NaN' }
        ),
        when: arrayV2('<M8[s]', three, {
          filters: [{ id: 'delta', dtype: '<i8' }]
        }),
        pairs: arrayV2('<i4', { shape: [1], dims: ['y'] }, { filters: [two] })
      }),
      {
        'packed/0': Uint8Array.of(0, 5, 1, 0, 255, 246),
        'both/0': Uint8Array.of(0, 0, 254, 5, 251, 246),
        'whole/0': Uint8Array.of(0, 5, 1, 0, 255, 246),
        'gaps/0': Uint8Array.of(0, 5, 1, 0),
        'when/0': int64([60, 1, -2]),
        'pairs/0': Uint8Array.of(1, 3, 2, 4)
      }
    );
    expect([...(await read(store, 'packed'))]).toEqual([100.5, 125.6, 99]);
    expect([...(await read(store, 'both'))]).toEqual([100.5, 125.6, 99]);
    expect([...(await read(store, 'whole'))]).toEqual([105, 356, 90]);
    expect([...(await read(store, 'gaps'))]).toEqual([100.5, 125.6, NaN]);
    expect([...(await read(store, 'when'))]).toEqual([60, 61, 59]);
    expect([...(await read(store, 'pairs'))]).toEqual([0x04030201]);
  });

  it('reads chunks and nothing else, of v3', async () => {
    const store = await open(
      storeV3({
        a: arrayV3(
          'float32',
          { shape: [2, 3], chunks: [2, 2], dims: ['y', 'x'] },
          {
            fill_value: 'NaN',
            codecs: [
              { name: 'bytes', configuration: { endian: 'little' } },
              { name: 'gzip', configuration: { level: 1 } }
            ]
          }
        ),
        words: arrayV3(
          { name: 'fixed_length_utf32', configuration: { length_bytes: 8 } },
          { shape: [2], dims: ['w'] },
          { fill_value: '' }
        ),
        when: arrayV3(
          {
            name: 'numpy.datetime64',
            configuration: { unit: 's', scale_factor: 1 }
          },
          { shape: [1], dims: ['t'] },
          { fill_value: 'NaT' }
        )
      }),
      {
        'a/c/0/0': new Uint8Array(gzipSync(bytes(Float32Array.of(1, 2, 4, 5)))),
        'a/c/0/1': new Uint8Array(gzipSync(bytes(Float32Array.of(3, 0, 6, 0)))),
        'words/c/0': bytes(Uint32Array.of(0x61, 0, 0x62, 0x63)),
        'when/c/0': int64([60])
      }
    );
    expect([...(await read(store, 'a'))]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(host.requests.sort()).toEqual(['/s/a/c/0/0', '/s/a/c/0/1']);
    expect(await read(store, 'words')).toEqual(['a', 'bc']);
    expect([...(await read(store, 'when'))]).toEqual([60]);
  });

  it('unpacks and masks as CF says', async () => {
    const store = await open(
      storeV2({
        v: arrayV2('<i2', {
          shape: [4],
          dims: ['x'],
          attributes: {
            scale_factor: 0.5,
            add_offset: 10,
            _FillValue: -1,
            missing_value: -2
          }
        }),
        f: arrayV2('<f8', { shape: [2], dims: ['y'] }, { fill_value: 1e20 })
      }),
      {
        'v/0': bytes(Int16Array.of(0, -1, -2, 4)),
        'f/0': bytes(Float64Array.of(1e20, 3))
      }
    );
    expect([...(await read(store, 'v'))]).toEqual([10, NaN, NaN, 12]);
    expect([...(await read(store, 'f'))]).toEqual([NaN, 3]);
  });

  it('reads nothing of arrays that hold nothing', async () => {
    const store = await open(
      storeV2({ t: arrayV2('<f8', { shape: [0], chunks: [5], dims: ['t'] }) }),
      {}
    );
    expect(await read(store, 't')).toHaveLength(0);
    expect(host.requests).toEqual([]);
  });

  it('reads texts of a shard, each from its own chunk', async () => {
    const text = (char: number) => [1, 0, 0, 0, 1, 0, 0, 0, char];
    const index = bytes(new BigUint64Array([0n, 9n, 9n, 9n]));
    const store = await open(
      storeV3({
        words: arrayV3(
          'string',
          { shape: [2], dims: ['w'] },
          { fill_value: '', codecs: [sharded([1], [{ name: 'vlen-utf8' }])] }
        )
      }),
      { 'words/c/0': Uint8Array.of(...text(0x61), ...text(0x62), ...index) }
    );
    expect(await read(store, 'words')).toEqual(['a', 'b']);
  });

  it('reads a shard with one request', async () => {
    const index = new BigUint64Array([0n, 8n, 8n, 8n]);
    const shard = new Uint8Array(48);
    shard.set(bytes(Float32Array.of(1, 2, 3, 4)));
    shard.set(bytes(index), 16);
    const store = await open(
      storeV3({
        a: arrayV3(
          'float32',
          { shape: [4], dims: ['x'] },
          {
            codecs: [sharded([2], [LITTLE])]
          }
        )
      }),
      { 'a/c/0': shard }
    );
    expect([...(await read(store, 'a'))]).toEqual([1, 2, 3, 4]);
    expect(host.requests).toEqual(['/s/a/c/0']);
  });

  const delta = (dtype: string, astype?: string) => ({
    ...{ id: 'delta', dtype },
    ...(astype ? { astype } : {})
  });

  const delta3 = (dtype: string, astype = dtype) => ({
    ...{ name: 'numcodecs.delta', configuration: { dtype, astype } }
  });

  const turn = { name: 'transpose', configuration: { order: [0] } };

  const BIG = { name: 'bytes', configuration: { endian: 'big' } };

  it('undoes differences of dates, of v3', async () => {
    const dtype = { name: 'numpy.datetime64', configuration: { unit: 's' } };
    const codecs = [delta3('<i8'), LITTLE];
    const store = await open(
      storeV3({ v: arrayV3(dtype, { shape: [3], dims: ['x'] }, { codecs }) }),
      { 'v/c/0': int64([60, 1, -2]) }
    );
    expect([...(await read(store, 'v'))]).toEqual([60, 61, 59]);
  });

  // Each of them would be four numbers, and other ones than zarr reads.
  it.each([
    ['i4', [{ id: 'shuffle', elementsize: 4 }, delta('<i4')]],
    ['i4', [delta('>i4')]],
    ['i4', [delta('<i4', '>i4')]],
    ['i4', [delta('<i4', '<i2')]],
    ['f4', [delta('<f4'), packed]],
    ['int32', [turn, turn, LITTLE]],
    ['int32', [turn, delta3('<i4'), LITTLE]],
    ['int32', [delta3('<i4', '<i2'), LITTLE]],
    ['int32', [delta3('<i4'), BIG]],
    ['int32', [turn, sharded([2], [LITTLE])]],
    ['int32', [sharded([2], [LITTLE], 'start')]],
    ['int32', [sharded([2], [turn, turn, LITTLE])]]
  ])('refuses to guess: %s, %j', async (dtype, codecs) => {
    const shape = { shape: [4], dims: ['x'] };
    const store = await open(
      dtype.startsWith('int')
        ? storeV3({ v: arrayV3(dtype, shape, { codecs }) })
        : storeV2({ v: arrayV2(`<${dtype}`, shape, { filters: codecs }) }),
      {}
    );
    await expect(read(store, 'v')).rejects.toMatchObject({
      kind: 'invalid',
      facts: { detail: 'unreadable-values' }
    });
    expect(host.requests).toEqual([]);
  });

  it.each([
    ['403 for a chunk', arrayV2('<f4', { shape: [1] }), 'http', undefined],
    [
      'an unknown codec',
      arrayV2('<f4', { shape: [1] }, { compressor: { id: 'pcodec' } }),
      'invalid',
      'unreadable-values'
    ],
    [
      'complex numbers',
      arrayV2('<c8', { shape: [1] }),
      'invalid',
      'unreadable-values'
    ],
    [
      'a broken document',
      arrayV2(null, { shape: [1] }),
      'invalid',
      'unreadable-values'
    ]
  ])('fails in its own words on %s', async (_, array, kind, detail) => {
    const store = await open(storeV2({ v: array }), {});
    host.otherwise = kind === 'http' ? 403 : Uint8Array.of(1, 2, 3, 4);
    const error: unknown = await read(store, 'v').catch(error => error);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).kind).toBe(kind);
    expect((error as Failure).facts.detail).toBe(detail);
  });
});

describe('axes', () => {
  const units = 'days since 2001-01-01';

  it('of few chunks are read whole', async () => {
    const store = await open(
      storeV2({
        time: arrayV2('<i8', {
          shape: [3],
          dims: ['time'],
          attributes: { units, calendar: '360_day' }
        })
      }),
      { 'time/0': int64([15, 45, 75]) }
    );
    const axis = await readTimeAxis(net, store, store.groups[0], 'time');
    expect(axis).toMatchObject({
      dimension: 'time',
      isIndex: true,
      size: 3,
      calendar: '360_day',
      start: '2001-01',
      end: '2001-03',
      values: [15, 45, 75]
    });
    expect(timeLabel(axis!, 1)).toBe('2001-02');
    expect(spanOf(axis!, 20, 75)).toEqual({ start: 1, stop: 3 });
    expect(spanOf(axis!, 80, 90)).toEqual({ start: 0, stop: 0 });
  });

  it('end with their last time, not with what is still to be written', async () => {
    const store = await open(
      storeV2({
        time: arrayV2('<f8', {
          ...{ shape: [4], dims: ['time'], attributes: { units } }
        })
      }),
      { 'time/0': bytes(Float64Array.of(0, 31, NaN, NaN)) }
    );
    const axis = await readTimeAxis(net, store, store.groups[0], 'time');
    expect(axis).toMatchObject({ start: '2001-01-01', end: '2001-02-01' });
    expect(spanOf(axis!, 1, 40)).toEqual({ start: 1, stop: 2 });
  });

  it('begin with their earliest time, wherever it stands', async () => {
    const store = await open(
      storeV2({
        time: arrayV2('<f8', {
          ...{ shape: [3], dims: ['time'], attributes: { units } }
        })
      }),
      { 'time/0': bytes(Float64Array.of(59, 31, 0)) }
    );
    const axis = await readTimeAxis(net, store, store.groups[0], 'time');
    expect(axis).toMatchObject({ start: '2001-01', end: '2001-03' });
  });

  it('that do not end with a time are read on at once', async () => {
    const store = await open(
      storeV2({
        time: arrayV2('<f8', {
          ...{ shape: [3], chunks: [1], dims: ['time'], attributes: { units } }
        })
      }),
      Object.fromEntries(
        [0, 31, NaN].map((day, at) => [
          `time/${at}`,
          bytes(Float64Array.of(day))
        ])
      )
    );
    const axis = await readTimeEnds(net, store, store.groups[0], 'time');
    expect(axis).toMatchObject({ values: [0, 31, NaN], end: '2001-02-01' });
  });

  it('of many chunks cost the first and the last', async () => {
    const store = await open(
      storeV3({
        time: arrayV3('int64', {
          shape: [20],
          chunks: [3],
          dims: ['time'],
          attributes: { units }
        })
      }),
      {
        'time/c/0': int64(range(0, 3)),
        'time/c/6': int64([18, 19, 0])
      }
    );
    const axis = await readTimeAxis(net, store, store.groups[0], 'time');
    expect(host.requests.sort()).toEqual(['/s/time/c/0', '/s/time/c/6']);
    expect(axis).toMatchObject({
      values: null,
      start: '2001-01-01',
      end: '2001-01-20'
    });
    expect(valueAt(axis!, 5)).toBe(5);
    const { start, stop } = spanOf(axis!, 4, 6);
    expect(start).toBeLessThanOrEqual(4);
    expect(stop).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ['run backwards', units, range(0, 5).reverse()],
    ['have years that are no labels', 'days since -0500-01-01', range(0, 5)]
  ])('of many chunks are read whole where they %s', async (_, units, days) => {
    const store = await open(
      storeV2({
        time: arrayV2('<i8', {
          ...{ shape: [5], chunks: [1], dims: ['time'], attributes: { units } }
        })
      }),
      Object.fromEntries(days.map((day, at) => [`time/${at}`, int64([day])]))
    );
    const [group] = store.groups;
    const ends = await readTimeEnds(net, store, group, 'time');
    expect(ends).toMatchObject({ values: null });
    expect(host.requests).toHaveLength(2);
    const axis = await readTimeAxis(net, store, group, 'time');
    expect(axis).toMatchObject({ values: days });
  });

  it('without a time are none', async () => {
    const store = await open(
      storeV2({ x: arrayV2('<i8', { shape: [1], dims: ['x'] }) }),
      { 'x/0': int64([4]) }
    );
    const [group] = store.groups;
    expect(await readTimeAxis(net, store, group, 'x')).toBeNull();
    expect(await readAxis(net, store, group, 'x')).toMatchObject({ first: 4 });
    await expect(readAxis(net, store, group, 'y')).rejects.toThrow(Failure);
  });

  it('of two dimensions have a range, when they are small', async () => {
    const store = await open(
      storeV2({
        lon: arrayV2('<f4', { shape: [1, 3], dims: ['y', 'x'] }),
        large: arrayV2('<f4', { shape: [1e4, 1e4], dims: ['v', 'u'] })
      }),
      { 'lon/0.0': bytes(Float32Array.of(359, NaN, 1)) }
    );
    const [group] = store.groups;
    expect(await readRange(net, store, group, 'lon')).toEqual({
      min: 1,
      max: 359
    });
    expect(await readRange(net, store, group, 'large')).toBeNull();
  });
});
