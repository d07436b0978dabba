import type { ICalendar } from './calendar';
import { DAY, shift } from './time';
import type { IMoment } from './time';

/** How much of a moment its text tells. */
export type TimeResolution = 'year' | 'month' | 'day' | 'minute' | 'second';

/** The resolution that tells steps of so many days apart. */
export function fittingResolution(days: number): TimeResolution {
  if (days >= 360) {
    return 'year';
  }
  if (days >= 27) {
    return 'month';
  }
  if (days >= 1) {
    return 'day';
  }
  return days >= 1 / 1440 ? 'minute' : 'second';
}

/** A moment as ISO 8601 writes it: `1985-06`, `1985-06-30T18:00`. */
export function formatTime(
  moment: IMoment,
  calendar: ICalendar,
  resolution: TimeResolution
): string {
  // Floating-point days miss the full second by some microseconds.
  const { day, microsecond } = shift(moment, 500);
  const { year, month, day: dayOfMonth } = calendar.date(day);
  const second = Math.floor(microsecond / 1e6);
  const thousandth = Math.floor(microsecond / 1e3) % 1e3;
  const fraction = thousandth > 0 ? `.${digits(thousandth, 3)}` : '';
  const sign = year < 0 ? '-' : '';
  const date = [
    sign + digits(Math.abs(year), 4),
    digits(month, 2),
    digits(dayOfMonth, 2)
  ];
  const time = [
    digits(Math.floor(second / 3600), 2),
    digits(Math.floor(second / 60) % 60, 2),
    digits(second % 60, 2) + fraction
  ];
  switch (resolution) {
    case 'year':
      return date[0];
    case 'month':
      return date.slice(0, 2).join('-');
    case 'day':
      return date.join('-');
    case 'minute':
      return `${date.join('-')}T${time.slice(0, 2).join(':')}`;
    case 'second':
      return `${date.join('-')}T${time.join(':')}`;
  }
}

/** The first and the last moment of a text, which is its last millisecond: a double cannot tell less in every coding. */
export interface IPeriod {
  readonly first: IMoment;
  readonly last: IMoment;
}

const TEXT =
  /^(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T\s](\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?)?)?)?)?Z?$/i;

/**
 * The period that a text means: `2001-03` the whole month, `2001-03-05` the
 * day. `null` where the calendar has no such date, or the text is none.
 */
export function parseTime(text: string, calendar: ICalendar): IPeriod | null {
  const match = TEXT.exec(text.trim());
  if (!match) {
    return null;
  }
  const given = match.slice(1, 7).filter(part => part !== undefined).length;
  const [year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(part => (part === undefined ? undefined : Number(part)));
  if (year === undefined || hour > 23 || minute > 59 || second > 59) {
    return null;
  }
  const fraction = match[7];
  const number = calendar.dayNumber({ year, month, day });
  if (number === null) {
    return null;
  }
  const first: IMoment = {
    day: number,
    microsecond:
      (hour * 3600 + minute * 60 + second) * 1e6 +
      Number((fraction ?? '').padEnd(6, '0'))
  };
  const lengths = [
    () => daysOf(calendar, { year, month: 12 }, number) * DAY,
    () => daysOf(calendar, { year, month }, number) * DAY,
    () => DAY,
    () => 3.6e9,
    () => 6e7,
    () => (fraction === undefined ? 1e6 : 10 ** (6 - fraction.length))
  ];
  return { first, last: shift(first, Math.max(0, lengths[given - 1]() - 1e3)) };
}

/** Days from day `first` to the end of a month. */
function daysOf(
  calendar: ICalendar,
  { year, month }: { year: number; month: number },
  first: number
): number {
  const day = calendar.monthLength(year, month);
  return (calendar.dayNumber({ year, month, day }) ?? first) - first + 1;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
