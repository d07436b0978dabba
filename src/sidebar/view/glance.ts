import type { TranslationBundle } from '@jupyterlab/translation';

import type { IEntry } from '../../model';
import type { Frequency } from '../../search/frequency';
import { frequencyOfEntry } from '../search';

/** Characters of a catalog's text that a row shows at most. */
const LONGEST = 300;

/** A word beside a label. */
export interface IBadge {
  readonly kind: 'reach' | 'frequency' | 'state';
  readonly text: string;
  /** What it means. */
  readonly meaning: string;
}

/** The badges of an entry: what is out of the ordinary, and how often. */
export function badgesOf(entry: IEntry, trans: TranslationBundle): IBadge[] {
  const badges: IBadge[] = [];
  const reach = reachBadge(entry, trans);
  if (reach) {
    badges.push(reach);
  }
  const frequency = frequencyOfEntry(entry);
  if (frequency) {
    const text = frequencyText(frequency, trans);
    const meaning = trans.__('Frequency: %1', text);
    badges.push({ kind: 'frequency', text, meaning });
  }
  return badges;
}

/** The second line of a row: years, grid and number of variables. */
export function glanceOf(
  { glance = {} }: IEntry,
  trans: TranslationBundle
): string {
  const { years, grid, variables } = glance;
  const parts: string[] = [];
  if (years) {
    const [first, last] = years;
    parts.push(first === last ? String(first) : `${first}–${last}`);
  }
  if (grid) {
    parts.push(grid);
  }
  if (variables !== undefined) {
    parts.push(trans._n('%1 variable', '%1 variables', variables));
  }
  return short(parts.join(' · '));
}

/** A catalog's text, cut where it is longer than any screen. */
export function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function reachBadge(
  { glance }: IEntry,
  trans: TranslationBundle
): IBadge | null {
  switch (glance?.reach) {
    case 'site':
      return {
        kind: 'reach',
        text: trans.__('site'),
        meaning: trans.__('On a disk that only its own site can read')
      };
    case 'tape':
      return {
        kind: 'reach',
        text: trans.__('tape'),
        meaning: trans.__('On tape: reading takes a while')
      };
    case 'login':
      return {
        kind: 'reach',
        text: trans.__('login'),
        meaning: trans.__('Behind a login')
      };
    default:
      return null;
  }
}

/** A frequency in words. */
export function frequencyText(
  frequency: Frequency,
  trans: TranslationBundle
): string {
  switch (frequency) {
    case 'P1Y':
      return trans.__('yearly');
    case 'P1M':
      return trans.__('monthly');
    case 'P7D':
      return trans.__('weekly');
    case 'P1D':
      return trans.__('daily');
    case 'PT1H':
      return trans.__('hourly');
    case 'fx':
      return trans.__('fixed');
    default: {
      const [, count, unit] = /^PT(\d+)([HM])$/.exec(frequency) ?? [];
      return unit === 'H' ? trans.__('%1 h', count) : trans.__('%1 min', count);
    }
  }
}
