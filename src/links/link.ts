import { PageConfig, URLExt } from '@jupyterlab/coreutils';

/** What a deep link leads to. */
export interface ILink {
  /** Address of a catalog; `null` when only a dataset is meant. */
  readonly catalog: string | null;
  /** Id of an entry to open; `null` when only a catalog is meant. */
  readonly entry: string | null;
}

const CATALOG = 'catalog';
const ENTRY = 'entry';

/**
 * An address of this application that leads there, also for a colleague on the
 * same hub.
 *
 * @param site - a static site to lead to instead.
 */
export function createLink({ catalog, entry }: ILink, site?: string): string {
  const application = PageConfig.getOption('appUrl') || 'lab';
  const address = site
    ? new URL('lab/index.html', site.replace(/[/]?$/, '/'))
    : new URL(URLExt.join(PageConfig.getShareUrl(), application));
  if (catalog) {
    address.searchParams.set(CATALOG, catalog);
  }
  if (entry) {
    address.searchParams.set(ENTRY, entry);
  }
  return address.href;
}

/** The link in the query of an address, if there is one. */
export function readLink(search: string): ILink | null {
  const query = new URLSearchParams(search);
  const catalog = query.get(CATALOG);
  const entry = query.get(ENTRY);
  return catalog || entry ? { catalog, entry } : null;
}

/** The query without the link, which is followed once. */
export function withoutLink(search: string): string {
  const query = new URLSearchParams(search);
  query.delete(CATALOG);
  query.delete(ENTRY);
  return query.size > 0 ? `?${query}` : '';
}
