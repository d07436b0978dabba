import fc from 'fast-check';

import { readCalendar } from '../calendar';
import { DAY, readTimeCoding, shift } from '../time';
import type { ITimeCoding } from '../time';
import { fittingResolution, formatTime, parseTime } from '../timeText';
import { CFTIME } from './cftime';

const NAMES = [
  'standard',
  'proleptic_gregorian',
  'julian',
  'noleap',
  'all_leap',
  '360_day'
];

const calendarOf = (name: string) => readCalendar(name)!;

function text(coding: ITimeCoding | null, value: number | bigint): string {
  const moment = coding?.decode(value);
  return moment ? formatTime(moment, coding!.calendar, 'second') : 'none';
}

describe('calendars', () => {
  it.each(NAMES)('%s counts days without gap or overlap', name => {
    const calendar = calendarOf(name);
    fc.assert(
      fc.property(fc.integer({ min: -2e6, max: 2e6 }), number => {
        const date = calendar.date(number);
        expect(calendar.dayNumber(date)).toBe(number);
        expect(date.day).toBeLessThanOrEqual(
          calendar.monthLength(date.year, date.month)
        );
      })
    );
  });

  it('know the days that are not', () => {
    const has = (name: string, year: number, month: number, day: number) =>
      calendarOf(name).dayNumber({ year, month, day }) !== null;
    expect(has('standard', 1582, 10, 10)).toBe(false);
    expect(has('standard', 1900, 2, 29)).toBe(false);
    expect(has('standard', 1500, 2, 29)).toBe(true);
    expect(has('standard', 0, 1, 1)).toBe(false);
    expect(has('julian', 1900, 2, 29)).toBe(true);
    expect(has('noleap', 2000, 2, 29)).toBe(false);
    expect(has('all_leap', 2001, 2, 29)).toBe(true);
    expect(has('360_day', 2001, 2, 30)).toBe(true);
    expect(has('360_day', 2001, 1, 31)).toBe(false);
    expect(has('noleap', 2001, 13, 1)).toBe(false);
  });

  it('have other names', () => {
    expect(readCalendar('Gregorian')?.name).toBe('standard');
    expect(readCalendar('365_day')?.name).toBe('noleap');
    expect(readCalendar('constructor')).toBeNull();
    expect(readCalendar('none')).toBeNull();
  });
});

describe('numbers', () => {
  it('become the dates of cftime', () => {
    for (const [value, units, name, expected] of CFTIME) {
      const coding = readTimeCoding(units, name);
      const moment = coding?.decode(value);
      expect(moment).toBeTruthy();
      const { year, month, day } = coding!.calendar.date(moment!.day);
      const seconds = Math.floor(moment!.microsecond / 1e6);
      expect([
        value,
        units,
        name,
        [
          ...[year, month, day, Math.floor(seconds / 3600)],
          ...[Math.floor(seconds / 60) % 60, seconds % 60],
          moment!.microsecond % 1e6
        ]
      ]).toEqual([value, units, name, expected]);
    }
  });

  it.each([
    ['days since 2000', 0, '2000-01-01T00:00:00'],
    ['days since 20000301', 1, '2000-03-02T00:00:00'],
    ['hours since 2000-01-01 12', 1, '2000-01-01T13:00:00'],
    ['h since 2000-01-01 00:00 -0330', 0, '2000-01-01T03:30:00'],
    ['seconds since 1970-01-01T00:00:00Z', 0.5, '1970-01-01T00:00:00.500'],
    ['  DAYS  since  1850-1-1 00:00:00 UTC ', 31, '1850-02-01T00:00:00']
  ])('of units spelt %p', (units, value, expected) => {
    expect(text(readTimeCoding(units), value)).toBe(expected);
  });

  it.each([
    'K',
    '',
    'months since 2000-01-01',
    'fortnights since 2000-01-01',
    'days since the flood',
    'days since 0000-01-01',
    'days since 1582-10-10'
  ])('of units %p are no time, as for xarray', units => {
    expect(readTimeCoding(units)).toBeNull();
  });

  it('of 64 bits keep their last digit', () => {
    const coding = readTimeCoding('nanoseconds since 1970-01-01');
    const moment = coding?.decode(1700000000123456789n);
    expect(moment?.microsecond).toBe(80000123457);
    expect(text(coding, 1700000000123456789n)).toBe('2023-11-14T22:13:20.123');
    const days = readTimeCoding('days since 2000-01-01');
    expect(text(days, -1n)).toBe('1999-12-31T00:00:00');
  });

  it('that are none have no date', () => {
    const coding = readTimeCoding('days since 2000-01-01');
    for (const value of [NaN, Infinity, -Infinity, 1e300]) {
      expect(coding?.decode(value)).toBeNull();
    }
  });

  it('of ICON are read as text', () => {
    const coding = readTimeCoding('day as %Y%m%d.%f', 'proleptic_gregorian');
    expect(coding?.isDecoded).toBe(false);
    expect(text(coding, 19850630.75)).toBe('1985-06-30T18:00:00');
    expect(text(coding, 19850630.999305557)).toBe('1985-06-30T23:59:00');
    expect(text(coding, 19851341.5)).toBe('none');
    const { first } = parseTime('1985-06-30T06:00', coding!.calendar)!;
    expect(coding?.encode(first)).toBe(19850630.25);
  });

  const units = fc.constantFrom(
    ...['days', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds'],
    ...['months', 'common_years', 'nanoseconds']
  );

  it('encode ∘ decode is the identity', () => {
    fc.assert(
      fc.property(
        units,
        fc.constantFrom(...NAMES),
        fc.integer({ min: -100_000, max: 100_000 }),
        (unit, name, value) => {
          const coding = readTimeCoding(`${unit} since 1850-01-01`, name);
          fc.pre(coding !== null && unit !== 'nanoseconds');
          expect(coding.encode(coding.decode(value)!)).toBe(value);
          expect(coding.decode(BigInt(value))).toEqual(coding.decode(value));
        }
      )
    );
  });

  it('decode ∘ encode is the identity to the microsecond of a double', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.integer({ min: 600_000, max: 800_000 }),
        fc.integer({ min: 0, max: DAY - 1 }),
        (name, day, microsecond) => {
          const coding = readTimeCoding('days since 1850-01-01', name)!;
          const back = coding.decode(coding.encode({ day, microsecond }))!;
          const late = (back.day - day) * DAY + back.microsecond - microsecond;
          expect(Math.abs(late)).toBeLessThanOrEqual(10);
        }
      )
    );
  });

  it('of any units never throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.double(), (a, b, value) => {
        readTimeCoding(`${a} since ${b}`)?.decode(value);
        readTimeCoding(a, b)?.decode(value);
        parseTime(b, calendarOf('standard'));
      })
    );
  });
});

describe('texts', () => {
  it.each([
    ['2001', 'standard', '2001-01-01T00:00', '2001-12-31T23:59'],
    ['2000-02', 'standard', '2000-02-01T00:00', '2000-02-29T23:59'],
    ['2000-02', 'noleap', '2000-02-01T00:00', '2000-02-28T23:59'],
    ['2000-02', '360_day', '2000-02-01T00:00', '2000-02-30T23:59'],
    ['1582-10', 'standard', '1582-10-01T00:00', '1582-10-31T23:59'],
    ['2001-03-05', 'standard', '2001-03-05T00:00', '2001-03-05T23:59'],
    ['2001-03-05T06', 'standard', '2001-03-05T06:00', '2001-03-05T06:59'],
    ['2001-03-05 06:30', 'standard', '2001-03-05T06:30', '2001-03-05T06:30']
  ])('%p in %s is a period', (word, name, first, last) => {
    const calendar = calendarOf(name);
    const parsed = parseTime(word, calendar)!;
    const end = shift(parsed.last, -1000);
    expect(formatTime(parsed.first, calendar, 'minute')).toBe(first);
    expect(formatTime(end, calendar, 'minute')).toBe(last);
  });

  it.each(['', '2001-', '2001-13', '2001-02-30', '2001-01-01T24', 'May 2001'])(
    '%p is none',
    word => expect(parseTime(word, calendarOf('standard'))).toBeNull()
  );

  it('are read as they are written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.integer({ min: -400_000, max: 800_000 }),
        fc.integer({ min: 0, max: 86_399_999 }),
        (name, day, thousandth) => {
          const moment = { day, microsecond: thousandth * 1000 };
          const calendar = calendarOf(name);
          const written = formatTime(moment, calendar, 'second');
          expect(parseTime(written, calendar)?.first).toEqual(moment);
        }
      )
    );
  });

  it('tell no more than the steps need', () => {
    const moment = {
      day: calendarOf('standard').dayNumber({ year: 1985, month: 6, day: 30 })!,
      microsecond: 6.5 * 3.6e9
    };
    const at = (days: number) =>
      formatTime(moment, calendarOf('standard'), fittingResolution(days));
    expect([365, 30.4, 1, 0.25, 1e-5].map(at)).toEqual([
      '1985',
      '1985-06',
      '1985-06-30',
      '1985-06-30T06:30',
      '1985-06-30T06:30:00'
    ]);
  });
});
