import { createEntry, entryAddress } from '../model';
import type { IEntry } from '../model';
import { nameOf } from '../sources/url';
import type { ICatalogs } from '../tokens';

/**
 * The entry of an id: one that the person keeps, else one made of the id alone.
 *
 * @returns `null` where the text is no id.
 */
export function findEntry(id: string, catalogs: ICatalogs): IEntry | null {
  const kept = [...catalogs.favourites, ...catalogs.recent].find(
    entry => entry.id === id
  );
  if (kept) {
    return kept;
  }
  const address = entryAddress(id);
  if (!address) {
    return null;
  }
  const title = address.path.at(-1) ?? nameOf(address.href);
  return createEntry({ ...address, title, kind: 'dataset' });
}
