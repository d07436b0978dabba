/** A day of a calendar; months and days count from 1. */
export interface IDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * A calendar of the CF conventions (§4.4.1), with cftime's year zero: `standard`
 * and `julian` go from year −1 to 1, the others have a year 0.
 */
export interface ICalendar {
  /** CF's first name for it: `gregorian` is `standard`, `365_day` is `noleap`. */
  readonly name: string;
  monthLength(year: number, month: number): number;
  /** Number of a day, counted from an epoch of the calendar's own; `null` where it has no such day. */
  dayNumber(date: IDate): number | null;
  date(dayNumber: number): IDate;
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How a calendar counts years, which here include a year 0. */
interface IYears {
  isLeap(year: number): boolean;
  /** Days before the first day of a year. */
  start(year: number): number;
}

const GREGORIAN: IYears = {
  isLeap: year => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0),
  start: year =>
    365 * year + leapDays(year, 4) - leapDays(year, 100) + leapDays(year, 400)
};

const JULIAN: IYears = {
  isLeap: year => year % 4 === 0,
  start: year => 365 * year + leapDays(year, 4)
};

const NO_LEAP: IYears = { isLeap: () => false, start: year => 365 * year };

const ALL_LEAP: IYears = { isLeap: () => true, start: year => 366 * year };

const CALENDARS: readonly ICalendar[] = [
  createMixed(),
  createCalendar('proleptic_gregorian', GREGORIAN, true),
  createCalendar('julian', JULIAN, false),
  createCalendar('noleap', NO_LEAP, true),
  createCalendar('all_leap', ALL_LEAP, true),
  createEqualMonths()
];

const ALIASES: Readonly<Record<string, string>> = {
  gregorian: 'standard',
  '365_day': 'noleap',
  '366_day': 'all_leap'
};

/** The calendar of that name; `null` for one that CF does not know. */
export function readCalendar(name: string): ICalendar | null {
  const word = name.toLowerCase();
  const wanted = Object.hasOwn(ALIASES, word) ? ALIASES[word] : word;
  return CALENDARS.find(calendar => calendar.name === wanted) ?? null;
}

/** Leap days before `year` of a rule that has one every `period` years. */
function leapDays(year: number, period: number): number {
  return Math.floor((year - 1) / period) + 1;
}

function createCalendar(
  name: string,
  years: IYears,
  hasYearZero: boolean
): ICalendar {
  const toCounted = (year: number) =>
    hasYearZero || year > 0 ? year : year + 1;
  const fromCounted = (year: number) =>
    hasYearZero || year > 0 ? year : year - 1;
  const length = (counted: number, month: number) =>
    month === 2 && years.isLeap(counted) ? 29 : MONTHS[month - 1];
  return {
    name,
    monthLength: (year, month) => length(toCounted(year), month),
    dayNumber({ year, month, day }) {
      const counted = toCounted(year);
      const isYear = hasYearZero || year !== 0;
      if (!isYear || !isWithin(month, 12)) {
        return null;
      }
      if (!isWithin(day, length(counted, month))) {
        return null;
      }
      let number = years.start(counted) + day - 1;
      for (let before = 1; before < month; before++) {
        number += length(counted, before);
      }
      return number;
    },
    date(dayNumber) {
      let counted = Math.floor(dayNumber / 365.2425);
      while (years.start(counted) > dayNumber) {
        counted--;
      }
      while (years.start(counted + 1) <= dayNumber) {
        counted++;
      }
      let rest = dayNumber - years.start(counted);
      let month = 1;
      while (rest >= length(counted, month)) {
        rest -= length(counted, month);
        month++;
      }
      return { year: fromCounted(counted), month, day: rest + 1 };
    }
  };
}

/** Julian until 4 October 1582, Gregorian from the next day, the 15th. */
function createMixed(): ICalendar {
  const julian = createCalendar('julian', JULIAN, false);
  const gregorian = createCalendar('gregorian', GREGORIAN, false);
  const first = { year: 1582, month: 10, day: 15 };
  const change = gregorian.dayNumber(first) ?? 0;
  const shift = change - (julian.dayNumber({ ...first, day: 5 }) ?? 0);
  const isGregorian = (year: number, month: number, day: number) =>
    year > 1582 ||
    (year === 1582 && (month > 10 || (month === 10 && day >= 15)));
  return {
    name: 'standard',
    monthLength: (year, month) =>
      (isGregorian(year, month, 31) ? gregorian : julian).monthLength(
        year,
        month
      ),
    dayNumber(date) {
      if (isGregorian(date.year, date.month, date.day)) {
        return gregorian.dayNumber(date);
      }
      const number = julian.dayNumber(date);
      return number === null || number + shift >= change
        ? null
        : number + shift;
    },
    date: number =>
      number >= change ? gregorian.date(number) : julian.date(number - shift)
  };
}

function createEqualMonths(): ICalendar {
  return {
    name: '360_day',
    monthLength: () => 30,
    dayNumber: ({ year, month, day }) =>
      isWithin(month, 12) && isWithin(day, 30)
        ? 360 * year + 30 * (month - 1) + day - 1
        : null,
    date(number) {
      const year = Math.floor(number / 360);
      const rest = number - 360 * year;
      const month = Math.floor(rest / 30);
      return { year, month: month + 1, day: rest - 30 * month + 1 };
    }
  };
}

function isWithin(value: number, last: number): boolean {
  return value >= 1 && value <= last;
}
