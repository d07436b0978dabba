import { identities } from '../model';
import type { ICatalogIndex, IEntry, IRecord } from '../model';
import { findRecords } from '../search/find';

import type { IAnswer } from './answer';
import { sharedStart } from './labels';
import { facetQuery } from './wanted';
import type { IWanted } from './wanted';

/** Results of a page. */
const LIMIT = 100;

/**
 * What each index holds of what is wanted; a dataset that several catalogs
 * have, in the first of them only.
 */
export function findIn(
  indexes: readonly ICatalogIndex[],
  wanted: IWanted
): ReadonlyMap<ICatalogIndex, readonly IRecord[]> {
  const query = facetQuery(wanted);
  const found = indexes.map(index => findRecords(index.records, query));
  const ids =
    indexes.length > 1
      ? identities(found.flat().map(({ entry }) => entry))
      : new Map<IEntry, string>();
  const known = new Set<string>();
  return new Map(
    indexes.map((index, i) => {
      const fresh = found[i].filter(({ entry }) => {
        const id = ids.get(entry);
        return id === undefined || !known.has(id);
      });
      // Within a catalog each stands for itself.
      fresh
        .flatMap(({ entry }) => ids.get(entry) ?? [])
        .forEach(id => known.add(id));
      return [index, fresh];
    })
  );
}

/** Records as pages of results. */
export function answerOf(find: () => Promise<readonly IRecord[]>): IAnswer {
  let found: readonly IRecord[] | null = null;
  // How much of their places all records share, which tells nothing of them.
  let shared = 0;
  return {
    from: 'index',
    read: async ({ cursor }) => {
      const start = Number(cursor ?? 0);
      if (found === null) {
        found = await find();
        shared = sharedStart(found.map(({ place }) => place));
      }
      const page = found.slice(start, start + LIMIT);
      const end = start + page.length;
      return {
        entries: page.map(({ entry }) => entry),
        places: page.map(({ place }) => place.slice(shared)),
        total: found.length,
        next: end < found.length ? String(end) : null
      };
    }
  };
}
