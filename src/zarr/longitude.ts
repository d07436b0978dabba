import { direction, roundingOf, spanOf } from './axis';
import type { IAxis, IRange, ISpan } from './axis';
import type { ICoordinatePair } from './horizontal';

/** A range of longitudes in a coordinate's own units, and range where that is known. */
export interface ILongitudes {
  readonly west: number;
  /** `west > east` crosses the seam of the coordinate. */
  readonly east: number;
  /** Whether it is the whole circle. */
  readonly isWhole: boolean;
  /** Positions of a regular grid; `null` across its seam, or where they are unknown. */
  readonly span: ISpan | null;
  /** The circle in the coordinate's units, where nobody knows its range. */
  readonly circle?: number;
}

/** Degrees in the units of a coordinate. */
export function toUnits(degrees: number, { radians }: ICoordinatePair): number {
  return radians ? (degrees * Math.PI) / 180 : degrees;
}

/** Longitudes in degrees, east or west of anything, brought to a coordinate's range. */
export function longitudesOf(
  pair: ICoordinatePair,
  axes: {
    readonly longitude: IAxis | null;
    readonly longitudeRange: IRange | null;
  },
  box: { readonly west: number; readonly east: number }
): ILongitudes {
  const circle = toUnits(360, pair);
  const isWhole = Math.abs(box.east - box.west) >= 360;
  const axis = axes.longitude;
  const range = axis ? rangeOf(axis) : axes.longitudeRange;
  if (!range) {
    const [west, east] = [box.west, box.east].map(at => toUnits(at, pair));
    return { west, east, isWhole, span: null, circle };
  }
  const { min, max } = range;
  // The seam lies in the middle of the gap that the values leave.
  const seam = min - Math.max(0, circle - (max - min)) / 2;
  if (isWhole) {
    return { west: seam, east: seam + circle, isWhole, span: null };
  }
  // Each by itself, so that a number that need not be turned stays what it is.
  const turn = (degrees: number, round: (turns: number) => number) => {
    const value = toUnits(degrees, pair);
    return value - round((value - seam) / circle) * circle;
  };
  const west = turn(box.west, Math.floor);
  const isMeridian = (box.east - box.west) % 360 === 0;
  // The seam itself ends the circle, where it does not begin it.
  const east = isMeridian
    ? west
    : turn(box.east, turns => Math.ceil(turns) - 1);
  const isSorted = axis !== null && direction(axis) !== null;
  const span =
    axis && isSorted && west <= east
      ? spanOf(axis, west - roundingOf(axis), east + roundingOf(axis))
      : null;
  return { west, east, isWhole, span };
}

function rangeOf({ values, first, last }: IAxis): IRange {
  const known = values ?? [first, last];
  return {
    min: known.reduce((a, b) => Math.min(a, b), Infinity),
    max: known.reduce((a, b) => Math.max(a, b), -Infinity)
  };
}
