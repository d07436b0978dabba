import { frequencyOf } from '../search/frequency';
import type { Frequency } from '../search/frequency';
import type { IEntry } from '../model';

import type { TreeGroup, TreeNode } from './node';

/** What a search has found among the loaded nodes. */
export interface IFound {
  /** Number of matches. */
  readonly count: number;
  /** The matches, and all that they stand below. */
  readonly shown: ReadonlySet<TreeNode | TreeGroup>;
  /** What has a match below it, and is opened to show it. */
  readonly above: ReadonlySet<TreeNode | TreeGroup>;
  /** Keys of those that the person has closed again. */
  readonly folded: Set<string>;
}

/** What is looked for among labels. */
export interface ILabelQuery {
  /** Apart by spaces; all but one may stand in the labels above. */
  readonly words: string;
  /** How often what is found has a value; `null`: that does not matter. */
  readonly frequency: Frequency | null;
}

/**
 * Finds the nodes whose label holds every word of a query; all words but one
 * may stand in the labels above it. `null` for a query of nothing.
 */
export function find(
  roots: readonly TreeNode[],
  query: ILabelQuery
): IFound | null {
  const words = query.words.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && query.frequency === null) {
    return null;
  }
  const all = 2 ** words.length - 1;
  const isOften = ({ entry }: TreeNode) =>
    query.frequency === null || frequencyOfEntry(entry) === query.frequency;
  const shown = new Set<TreeNode | TreeGroup>();
  const above = new Set<TreeNode | TreeGroup>();
  let count = 0;
  const visit = (node: TreeNode, inherited: number): boolean => {
    let own = 0;
    for (let i = 0; i < words.length; i++) {
      if (node.text.includes(words[i])) {
        own |= 1 << i;
      }
    }
    const hasWords = (own !== 0 || all === 0) && (own | inherited) === all;
    const isMatch = hasWords && isOften(node);
    let holdsMatch = false;
    for (const child of node.items) {
      if (visit(child, own | inherited)) {
        holdsMatch = true;
        if (child.group) {
          shown.add(child.group);
          above.add(child.group);
        }
      }
    }
    if (isMatch) {
      count++;
    }
    if (holdsMatch) {
      above.add(node);
    }
    if (isMatch || holdsMatch) {
      shown.add(node);
    }
    return isMatch || holdsMatch;
  };
  roots.forEach(root => visit(root, 0));
  return { count, shown, above, folded: new Set() };
}

/** The search in the nodes that are there now; what was folded stays so. */
export function refind(
  before: IFound | null,
  roots: readonly TreeNode[],
  query: ILabelQuery
): IFound | null {
  const now = find(roots, query);
  before?.folded.forEach(key => now?.folded.add(key));
  return now;
}

/** How often a dataset has a value, by its catalog's word, else its title. */
export function frequencyOfEntry(entry: IEntry): Frequency | null {
  return entry.kind === 'catalog'
    ? null
    : frequencyOf(entry.glance?.frequency ?? entry.title);
}
