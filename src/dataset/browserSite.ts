import { createLink } from '../links/link';
import type { IAccess } from '../model';

/**
 * An address at which the browser-only site shows a dataset.
 *
 * @param site - address of the site; `''`: there is none.
 * @param access - the way by which a page can look into the data.
 * @param entry - id of the dataset's entry.
 * @returns `null` where the site could not read the data.
 */
export function browserSiteLink(
  site: string,
  access: IAccess | null,
  entry: string
): string | null {
  if (!URL.canParse(site) || access?.reach !== 'world') {
    return null;
  }
  const { protocol } = new URL(site);
  const isMixed = protocol === 'https:' && !/^https:/i.test(access.href);
  return isMixed ? null : createLink({ catalog: null, entry }, site);
}
