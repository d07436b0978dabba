import { decoded } from '../net';

/** Parameters of a request to a STAC API, which say what is asked for. */
const ASKED = new Set([
  'bbox',
  'bbox-crs',
  'collections',
  'crs',
  'datetime',
  'fields',
  'filter',
  'filter-crs',
  'filter-lang',
  'ids',
  'intersects',
  'limit',
  'next',
  'offset',
  'page',
  'q',
  'query',
  'skip',
  'sortby',
  'token'
]);

/**
 * `href` with what the query of `from` says besides the request itself.
 *
 * A view on an API (Freva's `visible_collections`) or a key to it stands in the
 * query of the address that a person gave, and holds for everything of that
 * API; no other host is told of it. A link's own word stays.
 */
export function keepQuery(href: string, from: string): string {
  if (!URL.canParse(href) || !URL.canParse(from)) {
    return href;
  }
  const [address, given] = [new URL(href), new URL(from)];
  if (address.origin !== given.origin) {
    return href;
  }
  const own = new Set(address.searchParams.keys());
  const kept = query(given).filter(
    ([name]) => !ASKED.has(name) && !own.has(name)
  );
  return kept.length === 0
    ? href
    : withQuery(address, [...query(address), ...kept]);
}

/** `href` that asks for pages of `limit`, unless it says how many itself. */
export function withLimit(href: string, limit: number): string {
  const address = new URL(href);
  return address.searchParams.has('limit')
    ? href
    : withQuery(address, [...query(address), ['limit', `limit=${limit}`]]);
}

/** Whether an address is one below another, whatever their queries. */
export function isInside(href: string, list: string): boolean {
  const plain = (url: string) => url.replace(/\/?([?#].*)?$/s, '');
  return plain(href).startsWith(`${plain(list)}/`);
}

/** Name and text of each parameter, as they are written. */
function query({ search }: URL): (readonly [string, string])[] {
  return search
    .slice(1)
    .split('&')
    .filter(part => part !== '')
    .map(part => [decoded(part.split('=')[0]), part] as const);
}

function withQuery(
  address: URL,
  parts: readonly (readonly [string, string])[]
): string {
  const whole = new URL(address);
  whole.search = parts.map(([, part]) => part).join('&');
  return whole.href;
}
