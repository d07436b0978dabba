import { decoded } from '../net';

/**
 * `href` as it stands in the document at `base`, made absolute.
 *
 * A path on disk (`/work/…`) stays a path: catalogs of computing centres mean
 * files by it. What is no URL at all is given back unchanged, so that opening
 * it can say so. A login that stands in an address is left out: it would get
 * into notebooks, and browsers do not ask with it.
 */
export function resolve(href: string, base: string): string {
  const isPath = href.startsWith('/') && !href.startsWith('//');
  const isChained = /^[\w+.-]+::/.test(href);
  if (isPath || isChained || !URL.canParse(href, base)) {
    return href;
  }
  const url = new URL(href, base);
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
  }
  return url.href;
}

/** The address of `path` below a URL, whose query (a token) it keeps. */
export function below(url: string, path: string): string {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/${path}`;
  return address.href;
}

/** Whether a person can be led there with a click. */
export function isWebAddress(href: string): boolean {
  return URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}

/** The part of a URL that names its document or store, for want of a title. */
export function nameOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const parts = path.split('/').filter(part => part !== '');
  const last = decoded(parts.pop() ?? url);
  const stem = last.replace(/\.(json|geojson|ya?ml|zarr)$/i, '');
  // A file that every catalog has tells less than its folder.
  const isCommon =
    /^(catalog|collections?|items?|index|search|stac|zarr|kerchunk|main2?|intake)$/i;
  const parent = parts.pop();
  return isCommon.test(stem) && parent ? decoded(parent) : stem;
}
