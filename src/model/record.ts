import type { FailureKind, IFailureFacts } from '../net';

import type { IVariableHint } from './dataset';
import type { IEntry } from './entry';

/** What datasets are told apart by, besides their variables. */
export const FACETS = [
  'frequency',
  'realm',
  'grid',
  'model',
  'experiment'
] as const;

/** One of {@link FACETS}. */
export type Facet = (typeof FACETS)[number];

/** A value of some facets; one that is not known is left out. */
export type Facets = Readonly<Partial<Record<Facet, string>>>;

/**
 * A variable as a catalog's list of datasets tells it: by its name, by what it
 * is, or by both. One of the two is there.
 */
export interface IRecordVariable {
  readonly name?: string;
  /** Its long name, standard name and description, as far as they are told. */
  readonly titles?: readonly string[];
}

/** Variables as an index keeps them. */
export function recordVariables(
  hints: readonly IVariableHint[]
): IRecordVariable[] {
  return hints.map(({ name, description }) =>
    description === null ? { name } : { name, titles: [description] }
  );
}

/**
 * What an index keeps of a dataset.
 */
export interface IRecord {
  /** Enough to show its row and to open it. */
  readonly entry: IEntry;
  /** Titles of what it stands below, from the catalog down, without its own. */
  readonly place: readonly string[];
  /** `null` when the catalog does not tell its variables. */
  readonly variables: readonly IRecordVariable[] | null;
  /** In the words that people choose from. */
  readonly facets: Facets;
}

/** A part of a catalog that could not be read, and why. */
export interface IUnread {
  readonly entry: IEntry;
  readonly kind: FailureKind;
  readonly facts: IFailureFacts;
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
  /** Whether the catalog went on where the index was ended, as it is too large. */
  readonly isCut: boolean;
  readonly records: readonly IRecord[];
  readonly unread: readonly IUnread[];
}
