import { isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';
import { Failure } from '../net';

import { render } from './referenceTemplate';
import type { Names } from './referenceTemplate';

/** References that a set may generate; their keys are kept in memory. */
const MOST = 2_000_000;

/**
 * The references that the entries `gen` of a set stand for: a key, an address,
 * and perhaps a part of it, for each combination of their dimensions.
 *
 * @param names - the set's templates.
 * @param url - of the set, for failures.
 * @returns what `refs` would hold of each key, with nothing left to render.
 * @throws Failure `reference` with `template` or `broken`.
 */
export function* generated(
  gen: JSONValue | undefined,
  names: Names,
  url: string
): Generator<[string, JSONValue]> {
  for (const entry of Array.isArray(gen) ? gen : []) {
    if (!isObject(entry)) {
      throw new Failure('reference', { url, detail: 'broken' });
    }
    const { key, url: target, offset, length } = entry;
    const isWhole = offset === undefined && length === undefined;
    for (const combination of combinations(entry, url)) {
      const all = new Map([...names, ...combination]);
      const fill = (template: JSONValue | undefined) =>
        render(textOf(template, url), all, url);
      const part = isWhole ? [] : [fill(offset), fill(length)].map(Number);
      yield [fill(key), [fill(target), ...part]];
    }
  }
}

/** Whole numbers may stand for themselves. */
function textOf(template: JSONValue | undefined, url: string): string {
  if (typeof template === 'string' || typeof template === 'number') {
    return String(template);
  }
  throw new Failure('reference', { url, detail: 'broken' });
}

/** Every combination of values, the last dimension running fastest. */
function combinations(
  { dimensions }: JSONObject,
  url: string
): [string, string | number][][] {
  const axes = Object.entries(isObject(dimensions) ? dimensions : {}).map(
    ([name, values]) => [name, valuesOf(values, url)] as const
  );
  const count = axes.reduce((product, [, { length }]) => product * length, 1);
  if (axes.length === 0 || count > MOST) {
    throw new Failure('reference', { url, detail: 'broken' });
  }
  return axes.reduce<[string, string | number][][]>(
    (rows, [name, values]) =>
      rows.flatMap(row =>
        values.map((value): typeof row => [...row, [name, value]])
      ),
    [[]]
  );
}

/** A list of values, or Python's `range`. */
function valuesOf(
  values: JSONValue,
  url: string
): readonly (string | number)[] {
  if (Array.isArray(values)) {
    return values.map((value: JSONValue) => textOrNumber(value, url));
  }
  const { start = 0, stop, step = 1 } = isObject(values) ? values : {};
  const count = Math.ceil((Number(stop) - Number(start)) / Number(step));
  if (!Number.isSafeInteger(count) || count > MOST) {
    throw new Failure('reference', { url, detail: 'broken' });
  }
  return Array.from(
    { length: Math.max(0, count) },
    (_, at) => Number(start) + at * Number(step)
  );
}

function textOrNumber(value: JSONValue, url: string): string | number {
  if (typeof value === 'string' || typeof value === 'number') {
    return value;
  }
  throw new Failure('reference', { url, detail: 'broken' });
}
