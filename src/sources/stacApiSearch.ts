import { asText, isObject } from '../model';
import type { ITimeExtent, JSONObject, JSONValue } from '../model';

import type { ISearchFilter, ISearchQuery } from './source';
import type { IApiRequest } from './stacApiRequest';

/** How a server reads the words of `q`. */
export type FreeText = 'none' | 'any' | 'expression';

/** What a server's conformance classes say of its search. */
export interface IDialect {
  readonly text: FreeText;
  readonly filter: boolean;
}

/** Reads the conformance classes of a landing page. */
export function dialectOf(classes: readonly string[]): IDialect {
  const has = (pattern: RegExp) => classes.some(name => pattern.test(name));
  return {
    text: has(/item-search#advanced-free-text/)
      ? 'expression'
      : has(/item-search#(basic-)?free-text/)
        ? 'any'
        : 'none',
    filter: has(/item-search#filter/)
  };
}

/** The words of a text. */
export function wordsOf(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter(word => word !== '');
}

/** Where and how a search is asked for. */
export interface ISearchPlace {
  readonly href: string;
  /** Whether by POST, as most clients do and servers are tried with. */
  readonly isPost: boolean;
  readonly dialect: IDialect;
  /** The only collection to search; `null` for all. */
  readonly collection: string | null;
}

/** What of a query a server would ignore; `null` for nothing. */
export function lacking(
  { isPost, dialect }: ISearchPlace,
  { text, filters }: ISearchQuery
): 'text' | 'filter' | null {
  if (wordsOf(text).length > 0 && dialect.text === 'none') {
    return 'text';
  }
  const hasFilters = Object.keys(filters ?? {}).length > 0;
  return hasFilters && !(isPost && dialect.filter) ? 'filter' : null;
}

/** The request of a search: pages of `limit` items. */
export function searchRequest(
  { href, isPost, dialect, collection }: ISearchPlace,
  { text, bbox, time, filters = {} }: ISearchQuery,
  limit: number
): IApiRequest {
  const words = wordsOf(text);
  const datetime = intervalOf(time);
  const filter = equalities(filters);
  const q = dialect.text === 'expression' ? all(words) : words;
  const body: JSONObject = {
    ...(words.length > 0 && { q }),
    ...(bbox && { bbox }),
    ...(datetime && { datetime }),
    ...(collection !== null && { collections: [collection] }),
    ...(filter && { filter, 'filter-lang': 'cql2-json' }),
    limit
  };
  if (isPost) {
    return { href, body };
  }
  const address = new URL(href);
  for (const [name, value] of Object.entries(body)) {
    address.searchParams.set(name, String(value));
  }
  return { href: address.href, body: null };
}

/**
 * Whether an item has each of the words: most servers find what has any.
 *
 * @param item - as the server sent it.
 */
export function hasAll(item: JSONObject, words: readonly string[]): boolean {
  const { id, collection, properties } = item;
  const text = JSON.stringify([id, collection, properties]).toLowerCase();
  return words.every(word => text.includes(word.toLowerCase()));
}

/** The fields of a queryables document whose values can be asked for. */
export function readFilters(body: unknown): ISearchFilter[] {
  const properties = isObject(body) ? body.properties : null;
  return Object.entries(isObject(properties) ? properties : {})
    .filter(([name, field]) => !OF_ITEMS.includes(name) && isPlain(field))
    .map(([name, field]) => ({
      name,
      title: (isObject(field) && asText(field.title)) || name,
      values: valuesOf(field)
    }));
}

/** Fields that are searched by other means, or are the tree itself. */
const OF_ITEMS = ['id', 'collection', 'geometry', 'datetime', 'bbox'];

function isPlain(field: JSONValue): boolean {
  return (
    isObject(field) &&
    (Array.isArray(field.enum) ||
      ['string', 'number', 'integer'].includes(String(field.type)))
  );
}

function valuesOf(field: JSONValue): string[] | null {
  const values = isObject(field) ? field.enum : null;
  return Array.isArray(values) ? values.map(String) : null;
}

/** Quoted, a word cannot be an operator. */
function all(words: readonly string[]): string {
  return words.map(word => `"${word.replaceAll('"', '')}"`).join(' AND ');
}

/** CQL2 for "each field has its value"; `null` without any. */
function equalities(
  filters: Readonly<Record<string, string>>
): JSONObject | null {
  const args = Object.entries(filters).map(([property, value]) => ({
    op: '=',
    args: [{ property }, value]
  }));
  return args.length > 1 ? { op: 'and', args } : (args[0] ?? null);
}

/**
 * An interval of two full dates: some servers refuse `..` for an open end, and
 * a year or a month for a date.
 */
function intervalOf(time: ITimeExtent | undefined): string | null {
  const [start, end] = [asText(time?.start), asText(time?.end)];
  return start === null && end === null
    ? null
    : `${firstInstant(start ?? '0001')}/${lastInstant(end ?? '9999')}`;
}

function firstInstant(date: string): string {
  const [year, month = '01', day = '01'] = date.split('-');
  return date.includes('T') ? date : `${year}-${month}-${day}T00:00:00Z`;
}

function lastInstant(date: string): string {
  const [year, month = '12', day = lastDay(year, month)] = date.split('-');
  return date.includes('T') ? date : `${year}-${month}-${day}T23:59:59Z`;
}

function lastDay(year: string, month: string): string {
  // The calendar repeats after 400 years; `Date` takes years below 100 for 19xx.
  const like = 2000 + (Number(year) % 400);
  return String(new Date(Date.UTC(like, Number(month), 0)).getUTCDate());
}
