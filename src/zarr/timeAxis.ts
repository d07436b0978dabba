import type { IGroup, IVariable } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { direction, isShort, readAxisEnds, valueAt } from './axis';
import type { IAxis } from './axis';
import type { IStore } from './open';
import { DAY, readTimeCoding } from './time';
import type { ITimeCoding } from './time';
import { fittingResolution, formatTime, parseTime } from './timeText';
import type { TimeResolution } from './timeText';

/** A time coordinate with its numbers' meaning. */
export interface ITimeAxis extends IAxis {
  readonly coding: ITimeCoding;
  /** CF's name of the calendar. */
  readonly calendar: string;
  /** What the steps of the axis need to be told apart. */
  readonly resolution: TimeResolution;
  /** The earliest and latest time as text, at that resolution; `''` where there is none. */
  readonly start: string;
  readonly end: string;
  readonly complete?: (signal?: AbortSignal) => Promise<ITimeAxis>;
}

/** NumPy's units of dates, by CF's words. */
const NUMPY_UNITS: Readonly<Record<string, string>> = {
  D: 'days',
  h: 'hours',
  m: 'minutes',
  s: 'seconds',
  ms: 'milliseconds',
  us: 'microseconds',
  ns: 'nanoseconds'
};

/** How a variable's numbers are times, or `null` where they are none. */
export function timeCodingOf({
  dtype,
  attributes: { units, calendar }
}: IVariable): ITimeCoding | null {
  const [, unit] = /^datetime64\[(\w+)\]$/.exec(dtype) ?? [];
  if (unit !== undefined && Object.hasOwn(NUMPY_UNITS, unit)) {
    const since = `${NUMPY_UNITS[unit]} since 1970-01-01`;
    return readTimeCoding(since, 'proleptic_gregorian');
  }
  return typeof units === 'string'
    ? readTimeCoding(units, typeof calendar === 'string' ? calendar : undefined)
    : null;
}

/**
 * Reads a time coordinate: whole when it has at most four chunks, or when labels
 * cannot cut it, else its first and last chunk.
 *
 * @returns `null` where its values are no times.
 * @throws Failure as `readAxis`.
 */
export async function readTimeAxis(
  net: INet,
  store: IStore,
  group: IGroup,
  coordinate: string,
  signal?: AbortSignal
): Promise<ITimeAxis | null> {
  const axis = await readTimeEnds(net, store, group, coordinate, signal);
  return axis?.complete ? axis.complete(signal) : axis;
}

/**
 * Reads the first and last chunk of a time coordinate; more only where they do
 * not tell both its ends. It has `complete` where all of it is needed for a range.
 *
 * @returns `null` where its values are no times.
 * @throws Failure as `readAxis`.
 */
export async function readTimeEnds(
  net: INet,
  store: IStore,
  group: IGroup,
  coordinate: string,
  signal?: AbortSignal
): Promise<ITimeAxis | null> {
  const variable = group.variables.find(({ name }) => name === coordinate);
  const coding = variable ? timeCodingOf(variable) : null;
  if (!coding) {
    return null;
  }
  const ends = await readAxisEnds(net, store, group, coordinate, signal);
  const { complete, ...axis } = asTimes(ends, coding);
  const isQuick = isShort(group, coordinate);
  if (!complete || (!isQuick && isSliced(axis))) {
    return axis;
  }
  const isTold = axis.start !== '' && axis.end !== '';
  return isQuick && !isTold ? complete(signal) : { ...axis, complete };
}

/**
 * Whether labels cut a time axis of which the ends alone are known; else
 * positions must be known to be right.
 */
function isSliced(axis: ITimeAxis): boolean {
  const isRead = axis.coding.isDecoded || axis.isIndex;
  const isPlain = [axis.start, axis.end].every(text => /^\d{4}\b/.test(text));
  return direction(axis) === 1 && isRead && isPlain;
}

function asTimes(axis: IAxis, coding: ITimeCoding): ITimeAxis {
  const { complete, ...read } = axis;
  // Times that are still to be written are NaN.
  const isTime = (value: number) => coding.decode(value) !== null;
  const first = axis.values?.find(isTime) ?? axis.first;
  const last = axis.values?.slice().reverse().find(isTime) ?? axis.last;
  const resolution = resolutionOf({ ...axis, first, last }, coding);
  const parts = { coding, resolution, calendar: coding.calendar.name };
  return {
    ...read,
    ...parts,
    start: timeText(parts, Math.min(first, last)),
    end: timeText(parts, Math.max(first, last)),
    ...(complete && {
      complete: async signal => asTimes(await complete(signal), coding)
    })
  };
}

/** The time at a position as text; an estimate where only the ends are known. */
export function timeLabel(axis: ITimeAxis, position: number): string {
  return timeText(axis, valueAt(axis, position));
}

/** The numbers of a period that is told by its first and last time. */
export interface INumericPeriod {
  readonly from: number;
  readonly to: number;
}

/**
 * The numbers that a time axis has between two times, each a whole period.
 *
 * @throws Failure `invalid` with `not-a-time` for a text that is no time in the
 * calendar of the axis.
 */
export function periodOf(
  { coding, coordinate }: ITimeAxis,
  { from, to }: { readonly from: string; readonly to: string }
): INumericPeriod {
  const first = parseTime(from, coding.calendar)?.first;
  const last = parseTime(to, coding.calendar)?.last;
  if (!first || !last) {
    throw new Failure('invalid', { url: coordinate, detail: 'not-a-time' });
  }
  return { from: coding.encode(first), to: coding.encode(last) };
}

/** A value as text; `''` where it stands for no time. */
function timeText(
  { coding, resolution }: Pick<ITimeAxis, 'coding' | 'resolution'>,
  value: number
): string {
  const moment = coding.decode(value);
  return moment ? formatTime(moment, coding.calendar, resolution) : '';
}

function resolutionOf(axis: IAxis, coding: ITimeCoding): TimeResolution {
  const first = coding.decode(axis.first);
  const last = coding.decode(axis.last);
  if (!first || !last) {
    return 'second';
  }
  if (axis.size < 2) {
    return first.microsecond === 0 ? 'day' : 'minute';
  }
  const days =
    last.day - first.day + (last.microsecond - first.microsecond) / DAY;
  return fittingResolution(Math.abs(days) / (axis.size - 1));
}
