import type { TreeNode } from './node';

/** What a search has found among the loaded nodes. */
export interface IFound {
  /** Number of matches. */
  readonly count: number;
  /** Keys of the matches, and of all that they stand below. */
  readonly shown: ReadonlySet<string>;
  /** Keys of what has a match below it, and is opened to show it. */
  readonly above: ReadonlySet<string>;
  /** Keys of those that the person has closed again. */
  readonly folded: Set<string>;
}

/**
 * Finds the nodes whose label holds every word of `query`; all words but one
 * may stand in the labels above it. `null` for a query without words.
 */
export function find(roots: readonly TreeNode[], query: string): IFound | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return null;
  }
  const all = 2 ** words.length - 1;
  const shown = new Set<string>();
  const above = new Set<string>();
  let count = 0;
  const visit = (node: TreeNode, inherited: number): boolean => {
    let own = 0;
    words.forEach((word, i) => {
      if (node.text.includes(word)) {
        own |= 2 ** i;
      }
    });
    const isMatch = own !== 0 && (own | inherited) === all;
    let holdsMatch = false;
    for (const child of node.items) {
      if (visit(child, own | inherited)) {
        holdsMatch = true;
        if (child.group) {
          shown.add(child.group.key);
          above.add(child.group.key);
        }
      }
    }
    if (isMatch) {
      count++;
    }
    if (holdsMatch) {
      above.add(node.key);
    }
    if (isMatch || holdsMatch) {
      shown.add(node.key);
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
  query: string
): IFound | null {
  const now = find(roots, query);
  before?.folded.forEach(key => now?.folded.add(key));
  return now;
}
