import { asText } from '../model';
import type { ITimeExtent } from '../model';
import { Failure } from '../net';

import { narrow, valueIn } from './frevaAddress';
import type { IFacet } from './frevaAnswer';
import type { ISearchQuery } from './source';

/**
 * A query narrowed to what a person searches for: each word must be the value
 * of a facet.
 *
 * @param facets - what the query finds.
 * @returns `null` where a word is no value of any facet, so nothing is found.
 * @throws Failure `not-searchable` where two values of one facet are wanted:
 *   Freva finds what has either of them.
 */
export function narrowed(
  search: string,
  facets: readonly IFacet[],
  { text = '', filters = {}, bbox, time }: ISearchQuery
): string | null {
  let address = search;
  const add = (name: string, value: string, detail: 'text' | 'filter') => {
    const wanted = valueIn(address, name);
    if (wanted !== null && !isSame(wanted, value)) {
      throw new Failure('not-searchable', { url: search, detail });
    }
    address = narrow(address, name, value);
  };
  for (const [name, value] of Object.entries(filters)) {
    add(name, value, 'filter');
  }
  for (const word of text.split(/[\s,]+/).filter(part => part !== '')) {
    const facet = facets.find(({ counts }) =>
      counts.some(({ value }) => isSame(value, word))
    );
    if (!facet) {
      return null;
    }
    add(facet.name, word, 'text');
  }
  const box = bbox && boxOf(bbox);
  const interval = intervalOf(time);
  return within(within(address, 'bbox', box), 'time', interval);
}

/**
 * @throws Failure where the query is in another extent already.
 */
function within(search: string, name: string, extent?: string | null): string {
  const address = new URL(search);
  const wanted = address.searchParams.get(name);
  if (extent === undefined || extent === null || extent === wanted) {
    return search;
  }
  if (wanted !== null) {
    throw new Failure('not-searchable', { url: search, detail: 'filter' });
  }
  address.searchParams.set(name, extent);
  return address.href;
}

/** Freva's index does not tell upper from lower case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A box as Freva writes it. */
function boxOf([west, south, east, north]: NonNullable<
  ISearchQuery['bbox']
>): string {
  return [west, east, south, north].join(',');
}

/** An interval as Freva writes it; an end that is left out is open. */
function intervalOf(time: ITimeExtent | undefined): string | null {
  const [start, end] = [asText(time?.start), asText(time?.end)];
  return start === null && end === null ? null : `${start ?? ''}to${end ?? ''}`;
}
