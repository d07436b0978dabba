import { decoded } from '../net';

/** The routes that list what a query finds; they differ in the form alone. */
const SEARCH = /\/(?:extended|metadata|data)-search\/([^/]+)\/(file|uri)\/?$/;

/** Parameters that say how the found is listed, not what is looked for. */
const LISTING = ['start', 'max-results', 'facets', 'fields', 'zarr_stream'];

/** Parameters that say how an index is read, of one file as of many. */
const READING = ['multi-version', 'translate'];

/** The query that an address asks, in the form that is told the most of. */
export function searchOf(url: string): string | null {
  const address = new URL(url);
  if (!SEARCH.test(address.pathname)) {
    return null;
  }
  address.pathname = address.pathname.replace(SEARCH, '/extended-search/$1/$2');
  LISTING.forEach(name => address.searchParams.delete(name));
  return address.href;
}

/** The query for all that a flavour names, beside the overview of flavours. */
export function flavourOf(overview: string, flavour: string): string {
  const address = new URL(overview);
  const below = `extended-search/${encodeURIComponent(flavour)}/uri`;
  address.pathname = address.pathname.replace(/[^/]*\/?$/, below);
  return address.href;
}

/** A query whose facet must have a value. */
export function narrow(search: string, facet: string, value: string): string {
  const address = new URL(search);
  address.searchParams.set(facet, asTerm(value));
  return address.href;
}

/** The query that finds one file and nothing else, wherever it was found. */
export function fileOf(search: string, file: string): string {
  const address = new URL(search);
  const reading = READING.flatMap(name =>
    address.searchParams.getAll(name).map(value => [name, value])
  );
  const query = [...reading, [keyOf(search), asTerm(file)]];
  address.search = new URLSearchParams(query).toString();
  return address.href;
}

/** The file that a query asks for by its name; `null` where it does not. */
export function namedFile(search: string): string | null {
  return valueIn(search, keyOf(search));
}

/** The value that a query wants of a facet; `null` where any will do. */
export function valueIn(search: string, facet: string): string | null {
  const term = new URL(search).searchParams.get(facet);
  return term === null ? null : asValue(term);
}

/** A part of what a query finds. */
export function pageOf(search: string, start: number, count: number): string {
  const address = new URL(search);
  address.searchParams.set('start', String(start));
  address.searchParams.set('max-results', String(count));
  return address.href;
}

/** How results are named: by their path, or by an address. */
export function keyOf(search: string): 'file' | 'uri' {
  return partsOf(search)[2] === 'file' ? 'file' : 'uri';
}

/** What a query asks for, shortly: its values, or the flavour of all. */
export function titleOf(search: string): string {
  const values = [...new URL(search).searchParams]
    .filter(([name]) => !READING.includes(name))
    .map(([, term]) => asValue(term));
  const [, flavour = search] = partsOf(search);
  return values.join(' · ') || decoded(flavour);
}

function partsOf(search: string): readonly string[] {
  return SEARCH.exec(new URL(search).pathname) ?? [];
}

/**
 * A value as a term of Solr's, to which Freva passes it on: what is no plain
 * word or path is quoted, as a space would divide it and `*` match anything.
 */
function asTerm(value: string): string {
  return /^[\w./:+][\w./:+-]*$/.test(value)
    ? value
    : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function asValue(term: string): string {
  const [, quoted] = /^"(.*)"$/s.exec(term) ?? [];
  return quoted === undefined ? term : quoted.replace(/\\(.)/gs, '$1');
}
