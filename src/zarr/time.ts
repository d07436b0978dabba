import { readCalendar } from './calendar';
import type { ICalendar } from './calendar';

/** A moment in a calendar: the number of its day, and the time of that day. */
export interface IMoment {
  readonly day: number;
  /** Microseconds since midnight. */
  readonly microsecond: number;
}

/** How a coordinate's numbers stand for moments. */
export interface ITimeCoding {
  readonly calendar: ICalendar;
  /** Whether xarray makes dates of the numbers; else labels are the numbers. */
  readonly isDecoded: boolean;
  /** The moment of a number; `null` where it stands for none. */
  decode(value: number | bigint): IMoment | null;
  /** The number of a moment. */
  encode(moment: IMoment): number;
}

export const DAY = 86_400_000_000;

/** Microseconds of the units that cftime and xarray know, by their spellings. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(nanoseconds?|ns)$/, 1e-3],
  [/^(microsec(ond)?s?|us)$/, 1],
  [/^(millisec(ond)?s?|msecs?|ms)$/, 1e3],
  [/^(sec(ond)?s?|s)$/, 1e6],
  [/^(min(ute)?s?)$/, 6e7],
  [/^(hours?|hrs?|h)$/, 3.6e9],
  [/^(days?|d)$/, DAY]
];

/**
 * The coding of CF's attributes `units` and `calendar`, of ICON's `day as
 * %Y%m%d.%f`, or `null` for units that are no time or that xarray cannot read
 * (months are of one length in the calendar `360_day` only).
 */
export function readTimeCoding(
  units: string,
  calendarName = 'standard'
): ITimeCoding | null {
  const calendar = readCalendar(calendarName);
  if (!calendar) {
    return null;
  }
  if (/^day as %Y%m%d\.%f$/.test(units.trim())) {
    return new StampCoding(calendar);
  }
  const [, unit, since] = /^\s*(\w+)\s+since\s+(.+)$/is.exec(units) ?? [];
  if (unit === undefined) {
    return null;
  }
  const length = unitLength(unit.toLowerCase(), calendar.name);
  const reference = readReference(since.trim(), calendar);
  return length && reference
    ? new SinceCoding(calendar, length, reference)
    : null;
}

function unitLength(unit: string, calendar: string): number | null {
  if (/^months?$/.test(unit)) {
    return calendar === '360_day' ? 30 * DAY : null;
  }
  if (/^common_years?$/.test(unit)) {
    return calendar === 'noleap' ? 365 * DAY : null;
  }
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? null;
}

const REFERENCE =
  /^([+-]?\d+)(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T\s]\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2}(?:\.\d*)?))?)?)?\s*(?:Z|UTC|GMT|([+-])(\d{1,2}):?(\d{2})?)?$/i;

/** A reference date as people write it, brought to UTC. */
function readReference(text: string, calendar: ICalendar): IMoment | null {
  const spaced = text.replace(/^(\d{4})(\d{2})(\d{2})\b/, '$1-$2-$3');
  const match = REFERENCE.exec(spaced);
  if (!match) {
    return null;
  }
  const [year, month = '1', day = '1'] = match.slice(1, 4);
  const [hour, minute, second] = match
    .slice(4, 7)
    .map(part => Number(part ?? 0));
  const [sign, zoneHour, zoneMinute] = match.slice(7);
  const zone =
    (sign === '-' ? -1 : 1) *
    (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0));
  const number = calendar.dayNumber({
    year: Number(year),
    month: Number(month),
    day: Number(day)
  });
  return number === null
    ? null
    : shift(
        { day: number, microsecond: 0 },
        (hour * 3600 + (minute - zone) * 60) * 1e6 + Math.round(second * 1e6)
      );
}

/** Numbers counted in a unit since a reference. */
class SinceCoding implements ITimeCoding {
  constructor(
    readonly calendar: ICalendar,
    private readonly _length: number,
    private readonly _reference: IMoment
  ) {}

  readonly isDecoded = true;

  decode(value: number | bigint): IMoment | null {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return null;
    }
    // Days and the rest apart: together, microseconds exceed a double's 53 bits.
    const { day, rest } = splitDays(value, this._length);
    const start = this._reference.day + day;
    return Number.isSafeInteger(start)
      ? shift(
          { day: start, microsecond: this._reference.microsecond },
          Math.round(rest * this._length)
        )
      : null;
  }

  encode({ day, microsecond }: IMoment): number {
    const days = day - this._reference.day;
    const rest = microsecond - this._reference.microsecond;
    return days * (DAY / this._length) + rest / this._length;
  }
}

/** Whole days in `value` units of `length` µs, and what is left, in units. */
function splitDays(
  value: number | bigint,
  length: number
): { day: number; rest: number } {
  if (typeof value === 'bigint') {
    const perDay = BigInt(Math.max(1, Math.round(DAY / length)));
    const daysPerUnit = Math.max(1, Math.round(length / DAY));
    const day = value / perDay;
    return {
      day: Number(day) * daysPerUnit,
      rest: length > DAY ? 0 : Number(value - day * perDay)
    };
  }
  if (length >= DAY) {
    const whole = Math.floor(value);
    return { day: whole * (length / DAY), rest: value - whole };
  }
  const perDay = Math.round(DAY / length);
  const day = Math.floor(value / perDay);
  return { day, rest: value - day * perDay };
}

/** ICON's numbers that are read as text: 19850630.75 is 30 June 1985, 18:00. */
class StampCoding implements ITimeCoding {
  constructor(readonly calendar: ICalendar) {}

  readonly isDecoded = false;

  decode(value: number | bigint): IMoment | null {
    const number = Number(value);
    if (!Number.isFinite(number)) {
      return null;
    }
    const whole = Math.floor(number);
    const day = this.calendar.dayNumber({
      year: Math.floor(whole / 10_000),
      month: Math.floor(whole / 100) % 100,
      day: whole % 100
    });
    // Eight digits before the point leave a double some 0.3 ms of the day.
    const microsecond = Math.round(((number - whole) * DAY) / 1000) * 1000;
    return day === null ? null : shift({ day, microsecond: 0 }, microsecond);
  }

  encode({ day, microsecond }: IMoment): number {
    const date = this.calendar.date(day);
    return date.year * 10_000 + date.month * 100 + date.day + microsecond / DAY;
  }
}

/** `moment` and `microseconds` later. */
export function shift(
  { day, microsecond }: IMoment,
  microseconds: number
): IMoment {
  const total = microsecond + microseconds;
  const days = Math.floor(total / DAY);
  return { day: day + days, microsecond: total - days * DAY };
}
