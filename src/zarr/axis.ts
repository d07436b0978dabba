import type { IGroup, IVariable, JSONValue } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { keyURL } from './address';
import type { IStore } from './open';
import { chunkBytes, chunkCount } from './sizes';
import { readEnds, readSlice, readValues } from './values';
import type { IReadValuesOptions, IValues } from './values';

/** The values of a coordinate along its one dimension. */
export interface IAxis {
  readonly dimension: string;
  readonly coordinate: string;
  /** Whether labels select along it: it is its dimension's index. */
  readonly isIndex: boolean;
  readonly size: number;
  readonly units: string | null;
  readonly first: number;
  readonly last: number;
  /** All values, or `null` where only the two ends were read. */
  readonly values: readonly number[] | null;
  /** Reads what lies between the ends; left out where it is known, or not needed. */
  readonly complete?: (signal?: AbortSignal) => Promise<IAxis>;
}

/** The least and greatest value of a coordinate. */
export interface IRange {
  readonly min: number;
  readonly max: number;
}

/** Positions `start` … `stop - 1` of a dimension. */
export interface ISpan {
  readonly start: number;
  readonly stop: number;
}

/** Chunks up to which a coordinate is read whole. */
const FEW = 4;

/** Chunks that its two ends are in. */
const ENDS = 2;

/** Bytes up to which a coordinate of many dimensions is read for its range. */
const SMALL = 16 * 1024 * 1024;

/**
 * Reads a coordinate of one dimension: whole when it has at most four chunks,
 * else its first and its last chunk.
 *
 * @throws Failure of a request; `invalid` with `no-such-array`,
 * `not-one-dimension` or `unreadable-values`.
 */
export async function readAxis(
  net: INet,
  store: IStore,
  group: IGroup,
  coordinate: string,
  signal?: AbortSignal
): Promise<IAxis> {
  const { complete, ...axis } = await readAxisEnds(
    net,
    store,
    group,
    coordinate,
    signal
  );
  return complete && isShort(group, coordinate) ? complete(signal) : axis;
}

/** Whether a coordinate has so few chunks that it is read whole. */
export function isShort({ variables }: IGroup, coordinate: string): boolean {
  const variable = variables.find(({ name }) => name === coordinate);
  return variable !== undefined && chunkCount(variable) <= FEW;
}

/**
 * Reads the first and the last chunk of a coordinate of one dimension.
 *
 * @throws Failure as {@link readAxis}.
 */
export async function readAxisEnds(
  net: INet,
  store: IStore,
  group: IGroup,
  coordinate: string,
  signal?: AbortSignal
): Promise<IAxis> {
  const url = keyURL(store.href, `${group.path}/${coordinate}`);
  const variable = find(group, coordinate, url);
  const [dimension] = variable.dims;
  const [size] = variable.shape;
  if (variable.shape.length !== 1) {
    throw new Failure('invalid', { url, detail: 'not-one-dimension' });
  }
  const options = { group: group.path, variable: coordinate, signal };
  const isWhole = chunkCount(variable) <= ENDS;
  const parts = isWhole
    ? [await readValues(net, store, options)]
    : await readEnds(net, store, options);
  const [head, tail] = [parts[0], parts[parts.length - 1]].map(part =>
    numbersOf(part, url)
  );
  const axis: IAxis = {
    dimension,
    coordinate,
    isIndex: variable.role === 'index',
    size,
    units: asUnits(variable.attributes.units),
    first: head[0] ?? NaN,
    last: tail[tail.length - 1] ?? NaN,
    values: isWhole ? head : null
  };
  const complete = async (signal?: AbortSignal) => {
    const [start, stop] = [head.length, size - tail.length];
    const rest = { ...options, signal };
    const between = await readSlice(net, store, rest, start, stop);
    return { ...axis, values: [...head, ...numbersOf(between, url), ...tail] };
  };
  return isWhole ? axis : { ...axis, complete };
}

/**
 * The least and greatest value of a coordinate of any dimensions, or `null`
 * where it is too large to be read for that.
 *
 * @throws Failure of a request.
 */
export async function readRange(
  net: INet,
  store: IStore,
  group: IGroup,
  coordinate: string,
  signal?: AbortSignal
): Promise<IRange | null> {
  const url = keyURL(store.href, `${group.path}/${coordinate}`);
  const variable = find(group, coordinate, url);
  const bytes = (chunkBytes(variable) ?? Infinity) * chunkCount(variable);
  if (chunkCount(variable) > FEW || bytes > SMALL) {
    return null;
  }
  const options: IReadValuesOptions = {
    group: group.path,
    variable: coordinate,
    signal
  };
  let min = Infinity;
  let max = -Infinity;
  for (const value of numbersOf(await readValues(net, store, options), url)) {
    min = value < min ? value : min;
    max = value > max ? value : max;
  }
  return min <= max ? { min, max } : null;
}

/** The value at a position; an estimate between the ends where only they are known. */
export function valueAt(axis: IAxis, position: number): number {
  const { values, first, last, size } = axis;
  if (values) {
    return values[position];
  }
  return first + ((last - first) * position) / (size - 1);
}

/** Whether the values only rise, or only fall. */
export function direction({ values, first, last }: IAxis): 1 | -1 | null {
  const known = values ?? [first, last];
  const pairs = known.slice(1).map((value, at) => value - known[at]);
  if (pairs.every(step => step > 0)) {
    return 1;
  }
  return pairs.every(step => step < 0) ? -1 : null;
}

/** How far a value of the axis may be off where it is kept as a float32. */
export function roundingOf({ first, last }: IAxis): number {
  return Math.max(Math.abs(first), Math.abs(last)) * 2 ** -22;
}

/**
 * The positions of the values `min` … `max`, both inside: exactly where all
 * values are known, else by a line between the ends.
 */
export function spanOf(axis: IAxis, min: number, max: number): ISpan {
  const { values, first, last, size } = axis;
  if (values) {
    const inside = values.flatMap((value, position) =>
      value >= min && value <= max ? [position] : []
    );
    return inside.length === 0
      ? { start: 0, stop: 0 }
      : { start: inside[0], stop: inside[inside.length - 1] + 1 };
  }
  const step = (last - first) / (size - 1);
  const [a, b] = [(min - first) / step, (max - first) / step];
  const limit = (position: number) => Math.min(size, Math.max(0, position));
  return {
    start: limit(Math.floor(Math.min(a, b))),
    stop: limit(Math.ceil(Math.max(a, b)) + 1)
  };
}

function find(group: IGroup, name: string, url: string): IVariable {
  const variable = group.variables.find(variable => variable.name === name);
  if (!variable) {
    throw new Failure('invalid', { url, detail: 'no-such-array' });
  }
  return variable;
}

function numbersOf({ data }: IValues, url: string): readonly number[] {
  if (!(data instanceof Float64Array)) {
    throw new Failure('invalid', { url, detail: 'not-numbers' });
  }
  return Array.from(data);
}

function asUnits(units: JSONValue | undefined): string | null {
  return typeof units === 'string' ? units : null;
}
