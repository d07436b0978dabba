import { decoded } from '../net';

/** A store and a group within it. */
export interface IStoreAddress {
  /** The store's root, without a slash at its end; keeps the query (a token). */
  readonly root: string;
  /** Path of the group without slashes at its ends; `''` for the root. */
  readonly group: string;
}

/** Documents of a store by which people and catalogs name the store itself. */
const DOCUMENT = /\/(zarr\.json|\.zmetadata|\.zgroup|\.zattrs)$/;

/** The scheme and host, which may end in `.zarr` and are no store. */
const ORIGIN = /^[a-z][\w+.-]*:\/\/[^/]*/i;

/**
 * Splits the address of a group inside a store at the last `.zarr/`.
 *
 * @example
 * storeRoot('https://host/x.zarr/measurements/r10m')
 * // { root: 'https://host/x.zarr', group: 'measurements/r10m' }
 */
export function storeRoot(href: string): IStoreAddress {
  const { origin, path, query } = split(href);
  const [, store, inside] = /^(.*\.zarr)\/(.+)$/i.exec(path) ?? [];
  return store === undefined
    ? { root: origin + path + query, group: '' }
    : { root: origin + store + query, group: decode(inside, origin) };
}

/** The address one level up, and the name that leads back; `null` at the top. */
export function parentOf(
  href: string
): { readonly href: string; readonly name: string } | null {
  const { origin, path, query } = split(href);
  const [, parent, name] = /^(.+)\/([^/]+)$/.exec(path) ?? [];
  return name === undefined
    ? null
    : { href: origin + parent + query, name: decode(name, origin) };
}

/** The address of a key below a store's root, whose query it keeps. */
export function keyURL(root: string, key: string): string {
  const { origin, path, query } = split(root);
  // Names in a URL are percent-encoded; those in a path on disk are not.
  const name = isPath(root)
    ? key
    : key.split('/').map(encodeURIComponent).join('/');
  return `${origin}${path}/${name}${query}`;
}

/** The address without what names a document of the store. */
export function withoutDocument(href: string): string {
  const { origin, path, query } = split(href);
  return origin + path + query;
}

/** Joins paths of groups and arrays, of which any may be `''`. */
export function join(...paths: readonly string[]): string {
  return paths
    .flatMap(path => path.split('/'))
    .filter(part => part !== '')
    .join('/');
}

function isPath(href: string): boolean {
  return href.startsWith('/');
}

function split(href: string): { origin: string; path: string; query: string } {
  const address = isPath(href) ? href : href.replace(/#.*$/s, '');
  const [origin] = ORIGIN.exec(address) ?? [''];
  const [path, ...query] = isPath(href)
    ? [href]
    : address.slice(origin.length).split('?');
  return {
    origin,
    path: path.replace(/\/+$/, '').replace(DOCUMENT, '').replace(/\/+$/, ''),
    query: query.length > 0 ? `?${query.join('?')}` : ''
  };
}

function decode(path: string, origin: string): string {
  return origin === '' ? path : decoded(path);
}
