import { direction, roundingOf, spanOf } from './axis';
import type { IAxis, IRange, ISpan } from './axis';
import type { ICoordinatePair } from './horizontal';

/** A range of longitudes in a coordinate's own units and range. */
export interface ILongitudes {
  readonly west: number;
  /** `west > east` crosses the seam of the coordinate. */
  readonly east: number;
  /** Whether it is the whole circle. */
  readonly isWhole: boolean;
  /** Positions of a regular grid; `null` across its seam, or where they are unknown. */
  readonly span: ISpan | null;
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
  const axis = axes.longitude;
  const range = axis ? rangeOf(axis) : axes.longitudeRange;
  const { min, max } = range ?? { min: -circle / 2, max: circle / 2 };
  // The seam lies in the middle of the gap that the values leave.
  const seam = min - Math.max(0, circle - (max - min)) / 2;
  const isWhole = Math.abs(box.east - box.west) >= 360;
  if (isWhole) {
    return { west: seam, east: seam + circle, isWhole, span: null };
  }
  const turn = (value: number) =>
    value - Math.floor((value - seam) / circle) * circle;
  const west = turn(toUnits(box.west, pair));
  const width = turned(box.east - box.west);
  const end = west + toUnits(width, pair);
  const east = end > seam + circle ? end - circle : end;
  const isSorted = axis !== null && direction(axis) !== null;
  const span =
    axis && isSorted && west <= east
      ? spanOf(axis, west - roundingOf(axis), east + roundingOf(axis))
      : null;
  return { west, east, isWhole, span };
}

/** Degrees from west to east, 0 … 360. */
function turned(degrees: number): number {
  return degrees - Math.floor(degrees / 360) * 360;
}

function rangeOf({ values, first, last }: IAxis): IRange {
  const known = values ?? [first, last];
  return {
    min: known.reduce((a, b) => Math.min(a, b), Infinity),
    max: known.reduce((a, b) => Math.max(a, b), -Infinity)
  };
}
