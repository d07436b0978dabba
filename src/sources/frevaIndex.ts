import { toldFacets } from '../search/told';

import { narrow, valueIn } from './frevaAddress';
import { valuesOf } from './frevaAnswer';
import type { IFound } from './frevaAnswer';
import type { IIndexed } from './source';

/** Facets by whose values a dataset is told from another, in Freva's words. */
const TELLING = ['project', 'model', 'experiment', 'time_frequency', 'realm'];

/** A narrower query, and the value that it has more. */
export interface IPart {
  readonly search: string;
  readonly value: string;
}

/**
 * The parts that a query falls into by the first facet in which its files
 * differ; `[]` where they are one dataset, whose variables can be told.
 */
export function partsOf(search: string, found: IFound): IPart[] {
  for (const name of TELLING) {
    const own = found.names.get(name) ?? name;
    const values = valuesOf(found, name);
    // A file can have many values: one that is asked for is not alone.
    if (values.length > 1 && valueIn(search, own) === null) {
      return values.map(value => ({
        search: narrow(search, own, value),
        value
      }));
    }
  }
  return [];
}

/** What the facets of a query tell of its files as one dataset. */
export function readIndexed(
  found: IFound
): Pick<IIndexed, 'variables' | 'told'> {
  const variables = valuesOf(found, 'variable').map(name => ({ name }));
  const told = toldFacets(name => {
    const values = valuesOf(found, name);
    return values.length === 1 ? values[0] : null;
  });
  return { variables: variables.length > 0 ? variables : null, told };
}
