import type { Translate } from '../../messages';
import type { Problem } from '../draft';

/** What a sentence about a time says of the data. */
export interface ITimeFacts {
  readonly calendar: string;
  readonly start: string;
  readonly end: string;
}

/** What is wrong with a time, in words; `''` when nothing is. */
export function timeProblemText(
  problem: Problem | undefined,
  facts: ITimeFacts | null,
  trans: Translate
): string {
  switch (problem) {
    case undefined:
      return '';
    case 'unread':
      return trans.__('The time axis is not read yet.');
    case 'no-such-date':
      return trans.__(
        'The calendar %1 has no such date.',
        facts?.calendar ?? ''
      );
    case 'reversed':
      return trans.__('The end lies before the start.');
    case 'no-data':
      return trans.__(
        'There is no data in this time: it goes from %1 to %2.',
        facts?.start ?? '',
        facts?.end ?? ''
      );
    default:
      return trans.__(
        'Write a date such as %1; a month or a year alone means all of it.',
        facts?.start || '2001-03-15'
      );
  }
}

/** What is wrong with a side of a box, in words; `''` when nothing is. */
export function sideProblemText(
  problem: Problem | undefined,
  trans: Translate
): string {
  switch (problem) {
    case undefined:
      return '';
    case 'unread':
      return trans.__('Latitudes and longitudes are not read yet.');
    case 'not-a-latitude':
      return trans.__('Latitudes go from −90 to 90.');
    case 'not-a-longitude':
      return trans.__('Longitudes go from −360 to 360.');
    case 'reversed':
      return trans.__('The north lies south of the south.');
    case 'no-data':
      return trans.__('No grid point lies within.');
    default:
      return trans.__('Write degrees as a number.');
  }
}
