import { Failure } from '../net';
import type { INet } from '../net';

import { join, keyURL } from './address';
import type { INode } from './document';
import { maskValue } from './fillValue';
import { Fletcher32, Shuffle } from './filters';
import type { IStore } from './open';
import { ArrayTransport } from './transport';
import { wholeChunks } from './wholeChunks';

/** Values of an array, in C order: numbers, or texts where it holds texts. */
export interface IValues {
  readonly shape: readonly number[];
  readonly data: Float64Array | readonly string[];
}

/** Which array of a store, and how to stop. */
export interface IReadValuesOptions {
  /** Path of its group; `''` for the root. */
  readonly group: string;
  readonly variable: string;
  readonly signal?: AbortSignal;
}

/**
 * Reads a whole array, one request a chunk and none for metadata.
 *
 * Numbers are unpacked and masked as CF says: `scale_factor`, `add_offset`, and
 * NaN for missing values; times stay the numbers that they are. A chunk that is
 * not there (404) holds the fill value.
 *
 * @throws Failure of a request; `invalid` with `unreadable-values` where the
 * data type or a codec is not known.
 */
export async function readValues(
  net: INet,
  store: IStore,
  options: IReadValuesOptions
): Promise<IValues> {
  const [values] = await readParts(net, store, options, () => [null]);
  return values;
}

/**
 * Reads the first and the last chunk of an array of one dimension.
 *
 * @throws Failure as {@link readValues}.
 */
export async function readEnds(
  net: INet,
  store: IStore,
  options: IReadValuesOptions
): Promise<readonly [IValues, IValues]> {
  const [first, last] = await readParts(net, store, options, (size, chunk) => {
    const start = (Math.ceil(size / chunk) - 1) * chunk;
    return [
      [0, Math.min(chunk, size)],
      [start, size]
    ];
  });
  return [first, last];
}

/**
 * Reads positions `start` … `stop - 1` of an array of one dimension.
 *
 * @throws Failure as {@link readValues}.
 */
export async function readSlice(
  net: INet,
  store: IStore,
  options: IReadValuesOptions,
  start: number,
  stop: number
): Promise<IValues> {
  const [values] = await readParts(net, store, options, () => [[start, stop]]);
  return values;
}

type Parts = (
  size: number,
  chunk: number
) => readonly (readonly [number, number] | null)[];

async function readParts(
  net: INet,
  store: IStore,
  { group, variable, signal }: IReadValuesOptions,
  parts: Parts
): Promise<IValues[]> {
  const path = join(group, variable);
  const url = keyURL(store.href, path);
  const node = store.nodes.get(path);
  if (!node?.array) {
    throw new Failure('invalid', { url, detail: 'no-such-array' });
  }
  const zarrita = await import('zarrita');
  zarrita.registry.set('numcodecs.fletcher32', async () => Fletcher32);
  zarrita.registry.set('numcodecs.shuffle', async () => Shuffle);
  const transport = new ArrayTransport(net, store, node, signal);
  try {
    const opened = await (store.zarrFormat === 2
      ? zarrita.open.v2(transport, { kind: 'array', attrs: false })
      : zarrita.open.v3(transport, { kind: 'array' }));
    const array = wholeChunks(zarrita.defineArrayExtension)(opened);
    const { shape } = array;
    const wanted = parts(shape[0] ?? 1, array.chunks[0] ?? 1);
    if (shape.includes(0)) {
      // zarrita fails on arrays that hold nothing.
      return wanted.map(() => ({ shape, data: new Float64Array() }));
    }
    return await Promise.all(
      wanted.map(async part => {
        const selection = part && [zarrita.slice(...part)];
        const chunk: unknown = await zarrita.get(array, selection);
        return decode(chunk, node, store.zarrFormat);
      })
    );
  } catch (error) {
    throw failureOf(error, url);
  }
}

/** Failures of the network come through; all else is ours to name. */
function failureOf(error: unknown, url: string): Failure {
  const cause = error instanceof Error ? error.cause : undefined;
  const failure = [error, cause].find(each => each instanceof Failure);
  return (
    failure ??
    new Failure(
      'invalid',
      { url, detail: 'unreadable-values' },
      { cause: error }
    )
  );
}

/** What zarrita gives: a scalar, or a list with shape and strides. */
interface IChunk {
  readonly data: Iterable<unknown>;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
}

function decode(chunk: unknown, node: INode, zarrFormat: 2 | 3): IValues {
  const { shape, stride, data } = isChunk(chunk)
    ? chunk
    : { shape: [], stride: [], data: [chunk] };
  const stored = inOrder(Array.from(data), shape, stride);
  if (typeof stored[0] === 'string') {
    return { shape, data: stored.map(String) };
  }
  const unpack = createUnpack(node, zarrFormat);
  return { shape, data: Float64Array.from(stored, value => unpack(value)) };
}

function isChunk(value: unknown): value is IChunk {
  return typeof value === 'object' && value !== null && 'stride' in value;
}

/** Values in C order, whatever the order in which they are stored. */
function inOrder(
  data: readonly unknown[],
  shape: readonly number[],
  stride: readonly number[]
): readonly unknown[] {
  let offsets = [0];
  shape.forEach((size, axis) => {
    offsets = offsets.flatMap(offset =>
      Array.from({ length: size }, (_, at) => offset + at * stride[axis])
    );
  });
  return offsets.map(offset => data[offset]);
}

/** CF §2.5.1 and §8.1: the number that a stored value stands for. */
function createUnpack(
  node: INode,
  zarrFormat: 2 | 3
): (value: unknown) => number {
  const { scale_factor, add_offset, missing_value } = node.attributes;
  const scale = typeof scale_factor === 'number' ? scale_factor : 1;
  const offset = typeof add_offset === 'number' ? add_offset : 0;
  const masks = [maskValue(node, zarrFormat), missing_value];
  const missing = new Set(
    masks.map(Number).filter((_, at) => masks[at] != null)
  );
  return value => {
    const number = Number(value);
    return missing.has(number) ? NaN : number * scale + offset;
  };
}
