import { FACETS } from '../model';
import type { IRecord, IRecordVariable } from '../model';

import type { IFacetQuery, QueryFacet } from './query';
import { variableNamed, variableTitled, variablesIn } from './vocabulary';

/** A value of a facet, and how many records have it. */
export interface IFacetCount {
  readonly value: string;
  readonly count: number;
}

/** The records that answer a query, in their order. */
export function findRecords(
  records: readonly IRecord[],
  { facets, words }: IFacetQuery
): readonly IRecord[] {
  const names = (facets.variable ?? []).map(name =>
    plain(variableNamed(name) ?? name)
  );
  const wanted = FACETS.map(
    facet => [facet, facets[facet]?.map(plain)] as const
  );
  const texts = words.map(plain);
  return records.filter(record => {
    const { variables, text } = signsOf(record);
    return (
      wanted.every(([facet, values]) =>
        isOneOf(record.facets[facet], values)
      ) &&
      names.every(name => variables.has(name)) &&
      texts.every(word => variables.has(word) || text.includes(word))
    );
  });
}

/** Counted once a list: it is told with every key. */
const UNNAMED = new WeakMap<readonly IRecord[], number>();

/** How many records do not tell their variables, but perhaps in their title. */
export function countUnnamed(records: readonly IRecord[]): number {
  const known = UNNAMED.get(records);
  if (known !== undefined) {
    return known;
  }
  const unnamed = records.filter(({ variables }) => variables === null);
  UNNAMED.set(records, unnamed.length);
  return unnamed.length;
}

/** Whether a value is wanted; any is where none is named. */
function isOneOf(
  value: string | undefined,
  wanted: readonly string[] | undefined
): boolean {
  return wanted === undefined || wanted.includes(plain(value ?? ''));
}

/** The values that records have of each facet, the most frequent first. */
export function facetCounts(
  records: readonly IRecord[]
): Readonly<Record<QueryFacet, readonly IFacetCount[]>> {
  const all: readonly QueryFacet[] = ['variable', ...FACETS];
  const counts = all.map(facet => {
    const values = new Map<string, { value: string; count: number }>();
    for (const record of records) {
      for (const value of valuesOf(record, facet)) {
        // Catalogs of one project differ in upper and lower case.
        const key = plain(value);
        const same = values.get(key) ?? { value, count: 0 };
        same.count++;
        values.set(key, same);
      }
    }
    const sorted = [...values.values()].sort(
      (one, other) =>
        other.count - one.count || (one.value < other.value ? -1 : 1)
    );
    return [facet, sorted] as const;
  });
  return Object.fromEntries(counts) as Record<QueryFacet, IFacetCount[]>;
}

function valuesOf(record: IRecord, facet: QueryFacet): readonly string[] {
  if (facet === 'variable') {
    return signsOf(record).choices;
  }
  const value = record.facets[facet];
  return value === undefined ? [] : [value];
}

/**
 * CMIP's name of a variable. Its own name counts first: CMIP's `uas` has the
 * standard name of `ua`, and the names and titles that generated catalogs list
 * do not always go together.
 */
function knownAs({ name, titles = [] }: IRecordVariable): string | null {
  const named = name === undefined ? null : variableNamed(name);
  return (
    named ?? titles.map(variableTitled).find(known => known !== null) ?? null
  );
}

/** What a record is found by. */
interface ISigns {
  /** Names of its variables: CMIP's, and its own. */
  readonly variables: ReadonlySet<string>;
  /** One name of each variable; a sentence alone is no value to choose. */
  readonly choices: readonly string[];
  readonly text: string;
}

/** Read once a record: an index is looked through with every key. */
const SIGNS = new WeakMap<IRecord, ISigns>();

function signsOf(record: IRecord): ISigns {
  const kept = SIGNS.get(record);
  if (kept) {
    return kept;
  }
  const { entry, place, variables, facets } = record;
  const own = (variables ?? []).flatMap(({ name }) => name ?? []);
  // Where the catalog names none, its title often names the one there is.
  const choices = variables
    ? variables.flatMap(variable => knownAs(variable) ?? variable.name ?? [])
    : variablesIn(entry.title);
  const titles = (variables ?? []).flatMap(({ titles }) => titles ?? []);
  const path = URL.canParse(entry.href)
    ? new URL(entry.href).pathname
    : entry.href;
  const parts = [entry.title, ...place, path, ...Object.values(facets)];
  const signs = {
    variables: new Set([...choices, ...own].map(plain)),
    choices: [...new Set(choices)],
    text: plain([...parts, ...titles].join('\n'))
  };
  SIGNS.set(record, signs);
  return signs;
}

/** `R02B09` and `r2b9` are one. */
function plain(text: string): string {
  return text.toLowerCase().replace(/(^|[^a-z0-9])r0?(\d)b0?(\d)/g, '$1r$2b$3');
}
