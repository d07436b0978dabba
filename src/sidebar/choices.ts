import type { ICatalogIndex } from '../model';
import { facetCounts, findRecords } from '../search/find';
import { frequencyOf } from '../search/frequency';
import type { QueryFacet } from '../search/query';
import type { ISearchAbilities } from '../tokens';

import { filterOf } from './serverQuery';
import { FIELDS, facetQuery, withPick } from './wanted';
import type { IWanted } from './wanted';

/** Values of a field that are offered; others can be typed. */
const MOST = 1000;

/** A value that a field can have. */
export interface IChoice {
  readonly value: string;
  /** Indexed datasets that have it; `null` where only a server tells of it. */
  readonly count: number | null;
}

/**
 * The values of each field that are left to pick: those of the indexed datasets
 * that all else of what is wanted leaves, then those that servers tell.
 */
export function choicesOf(
  wanted: IWanted,
  indexes: readonly ICatalogIndex[],
  abilities: Iterable<ISearchAbilities>
): Readonly<Record<QueryFacet, readonly IChoice[]>> {
  const records = indexes.flatMap(index => index.records);
  const count = (what: IWanted) =>
    facetCounts(findRecords(records, facetQuery(what)));
  const all = count(wanted);
  const told = [...abilities];
  const choices = FIELDS.map(field => {
    // Only what was picked itself may be changed to something else.
    const isPicked = wanted.picks[field] !== undefined;
    const counts = isPicked ? count(withPick(wanted, field, '')) : all;
    return [field, withTold(field, counts[field], told)] as const;
  });
  return Object.fromEntries(choices) as Record<QueryFacet, IChoice[]>;
}

function withTold(
  field: QueryFacet,
  counted: readonly IChoice[],
  abilities: readonly ISearchAbilities[]
): IChoice[] {
  const choices = new Map(
    counted.map(choice => [choice.value.toLowerCase(), choice])
  );
  for (const told of abilities) {
    for (const named of filterOf(field, told)?.values ?? []) {
      const often = field === 'frequency' ? frequencyOf(named) : null;
      const value = often ?? named;
      const key = value.toLowerCase();
      choices.set(key, choices.get(key) ?? { value, count: null });
    }
  }
  return [...choices.values()].slice(0, MOST);
}
