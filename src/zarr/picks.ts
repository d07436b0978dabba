import type { IGroup } from '../model';
import type { INet } from '../net';

import { readAxis, readRange, roundingOf, spanOf } from './axis';
import type { IAxis, IRange, ISpan } from './axis';
import type { IGrid } from './grid';
import { pairOf } from './horizontal';
import type { Horizontal } from './horizontal';
import { longitudesOf, toUnits } from './longitude';
import type { IStore } from './open';
import { periodOf } from './timeAxis';
import type { ITimeAxis } from './timeAxis';

/** A box on the sphere in degrees; `west > east` crosses the date line. */
export interface IBox {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** What a person picks of a group. What is not picked is taken whole. */
export interface IPicks {
  /** Data variables; `null` for all. */
  readonly variables: readonly string[] | null;
  /** First and last time as text in the dataset's calendar, each a whole period: `1985-06` … `1985-08`. */
  readonly time: { readonly from: string; readonly to: string } | null;
  /** One position by the dimension of the level. */
  readonly levels: Readonly<Record<string, number>>;
  readonly box: IBox | null;
}

/** Everything of a group. */
export const NO_PICKS: IPicks = {
  variables: null,
  time: null,
  levels: {},
  box: null
};

/** The coordinates of a group that have been read; `null` for others. */
export interface IAxes {
  readonly time: ITimeAxis | null;
  /** By dimension. */
  readonly levels: Readonly<Record<string, IAxis | null>>;
  /** Of a regular grid. */
  readonly latitude: IAxis | null;
  readonly longitude: IAxis | null;
  /** Of the longitudes of any other grid. */
  readonly longitudeRange: IRange | null;
}

/** No coordinate read. */
export const NO_AXES: IAxes = {
  time: null,
  levels: {},
  latitude: null,
  longitude: null,
  longitudeRange: null
};

/**
 * Reads what a box needs: both coordinates of a regular grid, the range of the
 * longitudes of any other.
 *
 * @throws Failure as `readAxis`.
 */
export async function readHorizontal(
  net: INet,
  store: IStore,
  group: IGroup,
  horizontal: Horizontal,
  signal?: AbortSignal
): Promise<Pick<IAxes, 'latitude' | 'longitude' | 'longitudeRange'>> {
  const pair = pairOf(horizontal);
  if (!pair) {
    return { latitude: null, longitude: null, longitudeRange: null };
  }
  if (horizontal.kind === 'regular') {
    const [latitude, longitude] = await Promise.all(
      [pair.latitude, pair.longitude].map(name =>
        readAxis(net, store, group, name, signal)
      )
    );
    // Between its ends it may begin anew, as one from 180 over 0 to 179 does.
    const isKnown = longitude.values !== null;
    return {
      latitude,
      longitude: isKnown ? longitude : null,
      longitudeRange: null
    };
  }
  const longitudeRange = await readRange(
    net,
    store,
    group,
    pair.longitude,
    signal
  );
  return { latitude: null, longitude: null, longitudeRange };
}

/** The positions that picks stand for, by dimension; others are whole. */
export interface ILocated {
  readonly spans: ReadonlyMap<string, ISpan>;
  /** `false` where positions are estimates, or an upper bound (a box that is a mask). */
  readonly exact: boolean;
}

/**
 * Where the picks lie.
 *
 * @throws Failure `invalid` with `not-a-time` for a text that is no time.
 */
export function locate(grid: IGrid, axes: IAxes, picks: IPicks): ILocated {
  const spans = new Map<string, ISpan>();
  let exact = true;
  const { time, latitude } = axes;
  if (picks.time && time) {
    const { from, to } = periodOf(time, picks.time);
    spans.set(time.dimension, spanOf(time, from, to));
    exact = time.values !== null;
  }
  for (const [dimension, position] of Object.entries(picks.levels)) {
    spans.set(dimension, { start: position, stop: position + 1 });
  }
  const { box } = picks;
  const { horizontal } = grid;
  if (box && horizontal.kind === 'regular' && latitude) {
    // A value on the edge of the box belongs to it, even when it was rounded.
    const rounding = roundingOf(latitude);
    const south = toUnits(box.south, horizontal) - rounding;
    const north = toUnits(box.north, horizontal) + rounding;
    spans.set(latitude.dimension, spanOf(latitude, south, north));
    const longitudes = longitudesOf(horizontal, axes, box);
    if (longitudes.span && axes.longitude) {
      spans.set(axes.longitude.dimension, longitudes.span);
    }
    const isCut = longitudes.span !== null && axes.longitude?.values != null;
    exact &&= longitudes.isWhole || isCut;
    exact &&= latitude.values !== null;
  } else if (box) {
    exact = false;
  }
  return { spans, exact };
}
