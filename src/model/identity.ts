import { decoded } from '../net';

import type { IEntry } from './entry';

/** Last parts of an address that every dataset has, so that they tell nothing. */
const COMMON =
  /^(stac|zarr|kerchunk|catalog|collection|item|index|main2?|intake)$/i;

/** Ends of names that tell a format. */
const FILE = /\.(json|geojson|ya?ml|zarr)$/i;

/**
 * Whether two entries, found at different places, are the same dataset.
 *
 * Ids of model output are dotted (`model.run.version.realm.grid.dataset`), and
 * whoever keeps the same datasets as a tree of files has folders of these
 * names. So two entries are the same where the id of one is that of the other,
 * or is spelled by the end of its path. Two paths without such an id may be
 * alike by chance.
 */
export function isTwin(a: IEntry, b: IEntry): boolean {
  const [last, other] = [lastPart(a), lastPart(b)];
  // Nearly all differ here, and a catalog can have 100,000.
  if (a.id === b.id || lastName(last) !== lastName(other)) {
    return false;
  }
  return (
    (isDotted(other) && endsIn(a, other)) || (isDotted(last) && endsIn(b, last))
  );
}

/**
 * One text for all entries of the same dataset, as {@link isTwin} tells them,
 * without comparing each with each; an entry whose end is no id has none.
 */
export function identities(
  entries: readonly IEntry[]
): ReadonlyMap<IEntry, string> {
  const ids = new Set<string>();
  const lengths = new Set<number>();
  for (const entry of entries) {
    const { id } = spellingOf(entry);
    if (id !== null) {
      ids.add(id);
      lengths.add(id.length);
    }
  }
  const found = new Map<IEntry, string>();
  for (const entry of entries) {
    const { text } = spellingOf(entry);
    // What ends in a long id may end in a short one, too: that is for all.
    for (let at = text.length - 1; at >= 0; at--) {
      const isEnd = at === 0 || text[at - 1] === '.';
      if (isEnd && lengths.has(text.length - at) && ids.has(text.slice(at))) {
        found.set(entry, text.slice(at));
        break;
      }
    }
  }
  return found;
}

/** How an entry spells its dataset. */
interface ISpelling {
  /** All names of its address, with dots between. */
  readonly text: string;
  /** Its own id; `null` where its end is none. */
  readonly id: string | null;
}

/** Read once an entry: results are compared with every key. */
const SPELLINGS = new WeakMap<IEntry, ISpelling>();

function spellingOf(entry: IEntry): ISpelling {
  const kept = SPELLINGS.get(entry);
  if (kept) {
    return kept;
  }
  const last = lastPart(entry);
  const text = [...namesIn(entry.href), ...entry.path].join('.');
  const spelling = { text, id: isDotted(last) ? last : null };
  SPELLINGS.set(entry, spelling);
  return spelling;
}

function lastName(part: string): string {
  return part.slice(part.lastIndexOf('.') + 1);
}

function endsIn({ href, path }: IEntry, id: string): boolean {
  return `.${[...namesIn(href), ...path].join('.')}`.endsWith(`.${id}`);
}

function lastPart({ href, path }: IEntry): string {
  return path.at(-1) ?? namesIn(href).at(-1) ?? '';
}

/** Folders and names of an address, without what they all have at its end. */
function namesIn(href: string): string[] {
  const names = href
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter(name => name !== '');
  for (;;) {
    const name = decoded(names.pop() ?? '').replace(FILE, '');
    if (names.length === 0 || !COMMON.test(name)) {
      return [...names.map(decoded), name];
    }
  }
}

/** Three names or more with dots between; neither `v1.2.3` nor `tas.v2.nc`. */
function isDotted(text: string): boolean {
  const parts = text.split('.');
  const isFile = /\.(nc4?|cdf|grib2?|grb2?|parq|parquet)$/i.test(text);
  return (
    !/[\s/]/.test(text) &&
    !isFile &&
    parts.every(part => part !== '') &&
    parts.filter(part => /[a-z]/i.test(part)).length > 2
  );
}
