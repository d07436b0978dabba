import { createEntry } from '../model';
import type { IEntry } from '../model';
import { nameOf } from '../sources/url';

/** The source of an entry whose kind of catalog nobody has asked for yet. */
export const UNDETECTED = '';

/** A catalog of which only the address is known. */
export function undetected(url: string): IEntry {
  const title = nameOf(url);
  return createEntry({ source: UNDETECTED, href: url, title, kind: 'catalog' });
}
