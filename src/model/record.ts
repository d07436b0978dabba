import type { IVariableHint } from './dataset';
import type { IEntry } from './entry';

/** What datasets are told apart by, besides their variables. */
export type Facet = 'frequency' | 'realm' | 'grid' | 'model' | 'experiment';

/**
 * What an index keeps of a dataset.
 */
export interface IRecord {
  /** Enough to show its row and to open it. */
  readonly entry: IEntry;
  /** Titles of what it stands below, from the catalog down, without its own. */
  readonly place: readonly string[];
  /** `null` when the catalog does not name its variables. */
  readonly variables: readonly IVariableHint[] | null;
  /** In the words that people choose from; a facet that is not known is left out. */
  readonly facets: Readonly<Partial<Record<Facet, string>>>;
}

/**
 * All datasets of a catalog, as plain JSON that a site can ship.
 */
export interface ICatalogIndex {
  /** Version of this format. */
  readonly version: 1;
  /** Id of the entry that was indexed. */
  readonly catalog: string;
  readonly title: string;
  /** When it was made, as ISO 8601 in UTC. */
  readonly made: string;
  readonly records: readonly IRecord[];
}
