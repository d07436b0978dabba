import { asText, asTexts, isObject } from '../model';
import type { JSONValue } from '../model';

/** A value of a facet and how many files have it. */
export interface ICount {
  readonly value: string;
  readonly count: number;
}

/** A property of files that can be searched by. */
export interface IFacet {
  /** As the flavour of the query calls it. */
  readonly name: string;
  readonly counts: readonly ICount[];
}

/** What a query finds. */
export interface IFound {
  /** Number of files, of which `results` are a part. */
  readonly total: number;
  /** Those that a person looks for first come first. */
  readonly facets: readonly IFacet[];
  /** Freva's names of facets to those of the flavour. */
  readonly names: ReadonlyMap<string, string>;
  /** Paths or addresses of files. */
  readonly results: readonly string[];
}

/** The flavours of an overview: the vocabularies that files are named in. */
export function readFlavours(body: unknown): string[] | null {
  return isObject(body) &&
    Array.isArray(body.flavours) &&
    isObject(body.attributes)
    ? asTexts(body.flavours)
    : null;
}

/**
 * What an extended or a metadata search answers.
 *
 * @param key - the name under which each result has its address.
 */
export function readFound(body: unknown, key: string): IFound | null {
  if (
    !isObject(body) ||
    typeof body.total_count !== 'number' ||
    !isObject(body.facets) ||
    !Array.isArray(body.primary_facets)
  ) {
    return null;
  }
  const { facets, facet_mapping, search_results } = body;
  const primary = asTexts(body.primary_facets);
  const [first, others] = [true, false].map(isFirst =>
    Object.keys(facets).filter(name => primary.includes(name) === isFirst)
  );
  const names = Object.entries(isObject(facet_mapping) ? facet_mapping : {});
  const results = Array.isArray(search_results) ? search_results : [];
  return {
    total: body.total_count,
    facets: [...first, ...others].map(name => ({
      name,
      counts: readCounts(facets[name])
    })),
    names: new Map(names.map(([name, own]) => [name, asText(own) ?? name])),
    results: asTexts(results.map(each => isObject(each) && each[key]))
  };
}

/** The values of a facet by Freva's own name for it. */
export function valuesOf({ facets, names }: IFound, name: string): string[] {
  const own = names.get(name) ?? name;
  const facet = facets.find(each => each.name === own);
  return (facet?.counts ?? []).map(({ value }) => value);
}

/** Values and counts, which stand in turn in one flat list. */
function readCounts(list: JSONValue): ICount[] {
  const flat = Array.isArray(list) ? list : [];
  return flat.flatMap((value, i) => {
    const count = Number(flat[i + 1]);
    return i % 2 === 0 && asText(value) !== null && count > 0
      ? [{ value: String(value), count }]
      : [];
  });
}

/**
 * Whether a text is the list that a data search answers: one file a line.
 *
 * @param head - its beginning, whose last line may be cut.
 */
export function isFileList(mediaType: string, head: string): boolean {
  const lines = head.split('\n').filter(line => line.trim() !== '');
  return (
    mediaType === 'text/plain' &&
    lines.length > 0 &&
    lines.every(line => /^(\/|[a-z][\w+.-]*:\/\/)/i.test(line))
  );
}
