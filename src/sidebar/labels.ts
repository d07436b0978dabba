import type { IEntry } from '../model';

/**
 * How the rows of siblings are named and grouped.
 */
export interface IArrangement {
  /** Parts of each sibling's label, in the order of the siblings. */
  readonly labels: readonly (readonly string[])[];
  /** Siblings by position, put below a common heading where there are many. */
  readonly groups: readonly IGroupOfSiblings[];
}

/** A run of siblings; without parts they stand for themselves. */
export interface IGroupOfSiblings {
  /** Realm, grid and what else its members share; empty: no heading. */
  readonly parts: readonly string[];
  readonly members: readonly number[];
}

/** Siblings below which headings cost more than they tell. */
const MANY = 8;

/** Last path segments that every dataset has, so that they tell nothing. */
const COMMON = /^(stac|zarr|kerchunk|catalog|collection|item|index)$/i;

/**
 * Names siblings so that they can be told apart.
 *
 * Ids of model output are dotted (`model.run.version.realm.grid.dataset`) and
 * titles only their last part, which repeats: the label begins with the first
 * part in which the siblings differ. Other titles stay as they are; where they
 * repeat, the part of the address that differs stands before them.
 */
export function arrange(siblings: readonly IEntry[]): IArrangement {
  const ids = siblings.map(dottedId);
  const dotted = ids.filter(id => id !== null);
  // Beside siblings of other names, all of a lone id tells it from them.
  const isLone = dotted.length === 1 && siblings.length > 1;
  const shared = isLone ? 0 : sharedStart(dotted);
  const labels = siblings.map(({ title }, i) => {
    const id = ids[i];
    return id ? id.slice(Math.min(shared, id.length - 1)) : [title];
  });
  tellApart(siblings, labels);
  return { labels, groups: groupByStart(labels) };
}

/** The parts of an id that is dotted and ends in the title, else `null`. */
function dottedId({ title, href, path }: IEntry): string[] | null {
  if (isDotted(title)) {
    return title.split('.');
  }
  // Most titles end no address; taking one apart costs more than to look.
  if (path.length === 0 && !decode(href).includes(`.${title}`)) {
    return null;
  }
  const last = segments(href, path).pop();
  return last && isDotted(last) && last.endsWith(`.${title}`)
    ? last
        .slice(0, -title.length - 1)
        .split('.')
        .concat(title)
    : null;
}

/** Two dots at least, and no sentence: `a.b.c`, neither `v1.2` nor `e.g. it`. */
function isDotted(text: string): boolean {
  return text.length < 500 && /^[^\s./]+(\.[^\s./]+){2,}$/.test(text);
}

/** Length of the beginning that all ids share. */
export function sharedStart(ids: readonly (readonly string[])[]): number {
  const [first] = ids;
  let length = first?.length ?? 0;
  for (const id of ids) {
    let same = 0;
    while (same < length && id[same] === first[same]) {
      same++;
    }
    length = same;
  }
  return length;
}

/** Length of the end that all ids share. */
function sharedEnd(ids: readonly (readonly string[])[]): number {
  const [first] = ids;
  let length = first?.length ?? 0;
  for (const id of ids) {
    let same = 0;
    while (same < length && id.at(-1 - same) === first.at(-1 - same)) {
      same++;
    }
    length = same;
  }
  return length;
}

/** Puts what differs in the addresses before labels that repeat. */
function tellApart(siblings: readonly IEntry[], labels: string[][]): void {
  const texts = labels.map(parts => parts.join('\n'));
  const seen = new Set<string>();
  const repeated = new Map<string, number[]>();
  for (const text of texts) {
    if (seen.has(text)) {
      repeated.set(text, []);
    }
    seen.add(text);
  }
  texts.forEach((text, i) => repeated.get(text)?.push(i));
  for (const same of repeated.values()) {
    const addresses = same.map(i =>
      segments(siblings[i].href, siblings[i].path)
    );
    const start = sharedStart(addresses);
    const end = sharedEnd(addresses);
    same.forEach((sibling, i) => {
      const address = addresses[i];
      const differing = address.slice(
        start,
        Math.max(start, address.length - end)
      );
      const told = differing.filter(part => !labels[sibling].includes(part));
      labels[sibling] = [...told, ...labels[sibling]];
    });
  }
}

/** What tells an address apart: host, path and path within, without the common. */
function segments(href: string, path: readonly string[]): string[] {
  const parts = href.replace(/^[a-z]+:\/\//i, '').split(/[/?#]+/);
  const named = parts
    .map(part => decode(part).replace(/\.(json|geojson|zarr)$/i, ''))
    .filter(part => part !== '');
  while (named.length > 1 && COMMON.test(named[named.length - 1])) {
    named.pop();
  }
  return [...named, ...path];
}

function decode(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

/**
 * Siblings below the parts that their labels have before the last one.
 *
 * A group of one stands for itself, since its heading would only repeat it.
 */
function groupByStart(labels: readonly string[][]): IGroupOfSiblings[] {
  const alone = (): IGroupOfSiblings => ({
    parts: [],
    members: labels.map((_, i) => i)
  });
  if (labels.length < MANY) {
    return [alone()];
  }
  const groups = new Map<string, { parts: string[]; members: number[] }>();
  labels.forEach((label, i) => {
    const parts = label.slice(0, -1);
    const key = parts.join('\n');
    const group = groups.get(key);
    if (group) {
      group.members.push(i);
    } else {
      groups.set(key, { parts, members: [i] });
    }
  });
  const isUseful = groups.size > 1 && groups.size <= labels.length / 2;
  return isUseful
    ? [...groups.values()].map(({ parts, members }) => ({
        parts: members.length > 1 ? parts : [],
        members
      }))
    : [alone()];
}
