import { diskPath, fileURL } from '../net';

import type { Reach } from './dataset';

/**
 * What an entry is:
 * `catalog` has only children, `dataset` can only be opened, `collection` is
 * both (a STAC collection with its own assets, a store with groups).
 */
export type EntryKind = 'catalog' | 'collection' | 'dataset';

/** What a row can tell before the entry is opened; every part is optional. */
export interface IGlance {
  readonly reach?: Reach;
  /** An ISO 8601 duration or the catalog's own word: `P1M`, `mon`, `2d_daily_mean`. */
  readonly frequency?: string;
  /** First and last year, inclusive. */
  readonly years?: readonly [number, number];
  readonly grid?: string;
  /** Number of data variables. */
  readonly variables?: number;
}

/**
 * A node of the tree: plain JSON, kept in settings and in the page's state.
 */
export interface IEntry {
  /** Enough to reopen the entry without walking the tree; see {@link entryId}. */
  readonly id: string;
  /** The kind of the source that reads it. */
  readonly source: string;
  /** Absolute URL of the document or store that it comes from. */
  readonly href: string;
  /** Where it stands inside that document: an asset key, a group. */
  readonly path: readonly string[];
  readonly title: string;
  readonly kind: EntryKind;
  readonly glance?: IGlance;
}

/** The parts of an entry that its id holds. */
export type EntryAddress = Pick<IEntry, 'source' | 'href' | 'path'>;

/**
 * The id of an entry: `source`, the URL and the path within, in one text.
 *
 * The source comes first and holds no `|`; the path is JSON, since keys of a
 * catalog can hold any character. So can URLs hold a bar, which has a code there.
 */
export function entryId({ source, href, path }: EntryAddress): string {
  const start = `${source}|${href.replaceAll('|', '%7C')}`;
  return path.length === 0 ? start : `${start}|${JSON.stringify(path)}`;
}

/**
 * The address in an id, or `null` where the text is not one.
 */
export function entryAddress(id: string): EntryAddress | null {
  const match = /^([\w-]+)\|([^|]*)(?:\|(.*))?$/s.exec(id);
  if (!match) {
    return null;
  }
  const [, source, href, tail] = match;
  if (tail === undefined) {
    return { source, href, path: [] };
  }
  try {
    const path: unknown = JSON.parse(tail);
    return Array.isArray(path) && path.every(key => typeof key === 'string')
      ? { source, href, path }
      : null;
  } catch {
    return null;
  }
}

/** An entry made of its parts, with its id; a path on disk becomes its URL. */
export function createEntry(
  parts: Omit<IEntry, 'id' | 'path'> & { path?: readonly string[] }
): IEntry {
  const { source, title, kind, glance, path = [] } = parts;
  const onDisk = diskPath(parts.href);
  const href = onDisk === null ? parts.href : fileURL(onDisk);
  const entry = { source, href, path, title, kind };
  const id = entryId(entry);
  return glance ? { id, ...entry, glance } : { id, ...entry };
}
