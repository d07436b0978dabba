import type { ITimeExtent } from '../model';
import { parseQuery } from '../search/query';
import type { IFacetQuery, QueryFacet } from '../search/query';

import type { ILabelQuery } from './search';

/** What datasets can be picked by, in the order in which people see it. */
export const FIELDS = [
  'variable',
  'frequency',
  'realm',
  'grid',
  'model',
  'experiment'
] as const satisfies readonly QueryFacet[];

/** What a person looks for. */
export interface IWanted {
  /** Words as they were typed. */
  readonly text: string;
  /** The value of each field that was picked. */
  readonly picks: Readonly<Partial<Record<QueryFacet, string>>>;
  /** West, south, east, north in degrees; `null`: anywhere. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** `null`: at any time. */
  readonly time: ITimeExtent | null;
}

/** What a person looks for who has not said anything. */
export const ANYTHING: IWanted = {
  text: '',
  picks: {},
  bbox: null,
  time: null
};

/** Whether nothing in particular is looked for. */
export function isAnything({ text, picks, bbox, time }: IWanted): boolean {
  const hasPicks = Object.keys(picks).length > 0;
  return text.trim() === '' && !hasPicks && !bbox && !time;
}

/** How it is looked for in an index: what was picked counts as if it was typed. */
export function facetQuery({ text, picks }: IWanted): IFacetQuery {
  const { facets, words } = parseQuery(text);
  const all = FIELDS.map(field => {
    const pick = picks[field];
    const typed = facets[field] ?? [];
    return [field, pick === undefined ? typed : [...typed, pick]] as const;
  });
  const wanted = all.filter(([, values]) => values.length > 0);
  return { facets: Object.fromEntries(wanted), words };
}

/** How it is looked for among labels. */
export function labelQuery({ text, picks }: IWanted): ILabelQuery {
  const { frequency = null, ...others } = picks;
  return { words: [text, ...Object.values(others)].join(' '), frequency };
}

/** What is wanted with another value of a field; without one, with none. */
export function withPick(
  wanted: IWanted,
  field: QueryFacet,
  value: string
): IWanted {
  const picks = new Map(Object.entries(wanted.picks));
  picks.delete(field);
  if (value !== '') {
    picks.set(field, value);
  }
  return { ...wanted, picks: Object.fromEntries(picks) };
}

/** What is wanted but for what was picked. */
export function withoutPicks({ text }: IWanted): IWanted {
  return { ...ANYTHING, text };
}

/** How many of the controls narrow what is wanted. */
export function countPicks({ picks, bbox, time }: IWanted): number {
  return Object.keys(picks).length + (bbox ? 1 : 0) + (time ? 1 : 0);
}
