import type { SelectionRange } from '../model';

import { direction, roundingOf } from './axis';
import type { IAxis, ISpan } from './axis';

/** Part of a step within which a label may be rounded across a value. */
const TOLERANCE = 1e-4;

/**
 * The range of an index from `min` to `max` by labels, in the order of its
 * values.
 *
 * A label that comes too near a value could lose or win it by rounding (float32
 * in the store, packed numbers, degrees made of radians): then the middle
 * between two values is used instead, which cuts the same.
 */
export function labelRange(
  axis: IAxis,
  { start, stop }: ISpan,
  min: number,
  max: number
): SelectionRange {
  const falls = direction(axis) === -1;
  const [begin, end] = falls ? [max, min] : [min, max];
  return {
    by: 'label',
    dimension: axis.dimension,
    start: cut(axis, begin, start, start - 1),
    stop: cut(axis, end, stop - 1, stop)
  };
}

/** A label between the value inside and its neighbour outside the range. */
function cut(
  axis: IAxis,
  wanted: number,
  inside: number,
  outside: number
): number {
  const value = axis.values?.[inside];
  if (value === undefined) {
    return wanted;
  }
  // What a float32 holds exactly is the same number for everyone.
  if (value === wanted && Math.fround(value) === value) {
    return wanted;
  }
  const neighbour = neighbourOf(axis, inside, outside);
  const step = Math.abs(neighbour - value);
  const tolerance = Math.max(TOLERANCE * step, 2 * roundingOf(axis));
  const isClear =
    Math.abs(wanted - value) > tolerance &&
    Math.abs(wanted - neighbour) > tolerance;
  return isClear ? wanted : round((value + neighbour) / 2, step);
}

/** The value outside; beyond the ends of the axis, one more step. */
function neighbourOf(
  { values }: IAxis,
  inside: number,
  outside: number
): number {
  const [value, next, before] = [
    values?.[inside] ?? NaN,
    values?.[outside],
    values?.[inside - (outside - inside)]
  ];
  return (
    next ??
    (before === undefined ? value + outside - inside : 2 * value - before)
  );
}

/** Rounded as far as the step allows, for the eye. */
function round(value: number, step: number): number {
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(step)));
  return decimals > 15 ? value : Number(value.toFixed(decimals));
}
