import { TreeGroup } from './node';
import type { TreeNode } from './node';
import type { IFound } from './search';

interface IPlace {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  /** Number of siblings; -1 while more may follow. */
  readonly size: number;
}

/** A row of an entry. */
export interface IEntryRow extends IPlace {
  readonly kind: 'entry';
  readonly node: TreeNode;
  readonly expanded: boolean;
}

/** A row of a heading. */
export interface IGroupRow extends IPlace {
  readonly kind: 'group';
  readonly group: TreeGroup;
  readonly expanded: boolean;
}

/** A row that tells how the children of a node are doing. */
export interface IStatusRow extends IPlace {
  readonly kind: 'loading' | 'failure' | 'more' | 'empty';
  readonly node: TreeNode;
}

/** A visible row of the tree. */
export type Row = IEntryRow | IGroupRow | IStatusRow;

/** The rows that are visible: of all, or of what a search has found. */
export function visibleRows(
  roots: readonly TreeNode[],
  found: IFound | null
): Row[] {
  const rows: Row[] = [];
  pushAll(rows, roots, 1, false, found);
  return rows;
}

function pushAll(
  rows: Row[],
  children: readonly (TreeNode | TreeGroup)[],
  level: number,
  isOpenEnded: boolean,
  found: IFound | null
): void {
  const shown = found
    ? children.filter(child => found.shown.has(child))
    : children;
  const size = isOpenEnded ? -1 : shown.length;
  shown.forEach((child, i) => {
    const place = { key: child.key, level, position: i + 1, size };
    if (child instanceof TreeGroup) {
      const expanded = isShownOpen(child, found);
      rows.push({ kind: 'group', group: child, expanded, ...place });
      if (expanded) {
        pushAll(rows, child.items, level + 1, false, found);
      }
    } else {
      pushNode(rows, child, place, found);
    }
  });
}

function pushNode(
  rows: Row[],
  node: TreeNode,
  place: IPlace,
  found: IFound | null
): void {
  const isFiltered = found?.above.has(node) ?? false;
  const expanded = node.isExpandable && isShownOpen(node, found);
  // A spread would cost most of a search of which every row is a match.
  const { key, level, position, size } = place;
  rows.push({ kind: 'entry', node, expanded, key, level, position, size });
  if (!expanded) {
    return;
  }
  // Below a match that holds no other match all is shown, as without a search.
  const within = isFiltered ? found : null;
  pushAll(rows, node.arranged, level + 1, node.next !== null, within);
  const status = isFiltered ? null : statusOf(node);
  if (status) {
    const last = node.arranged.length + 1;
    const place = { level: level + 1, position: last, size: last };
    rows.push({ kind: status, node, key: `${key}:${status}`, ...place });
  }
}

function isShownOpen(
  branch: TreeNode | TreeGroup,
  found: IFound | null
): boolean {
  return found?.above.has(branch)
    ? !found.folded.has(branch.key)
    : branch.expanded;
}

function statusOf(node: TreeNode): IStatusRow['kind'] | null {
  if (node.failure) {
    return 'failure';
  }
  if (node.request) {
    return node.isSlow ? 'loading' : null;
  }
  if (node.next !== null) {
    return 'more';
  }
  return node.loaded && node.items.length === 0 ? 'empty' : null;
}

/** What the row can open and close. */
export function branchOf(row: Row | null): TreeNode | TreeGroup | null {
  if (row?.kind === 'group') {
    return row.group;
  }
  return row?.kind === 'entry' && row.node.isExpandable ? row.node : null;
}

/** Whether the row is open. */
export function isExpanded(row: Row | null): boolean {
  return (row?.kind === 'group' || row?.kind === 'entry') && row.expanded;
}

/** Where a row is after a change; where it is gone, the nearest one above. */
export function placeAfter(
  before: readonly Row[],
  place: number,
  rows: readonly Row[]
): number {
  const active = before[place]?.key;
  const index = rows.findIndex(({ key }) => key === active);
  if (index >= 0) {
    return index;
  }
  const above = new Map(before.slice(0, place).map(({ key }, i) => [key, i]));
  let nearest = Math.min(0, rows.length - 1);
  let was = -1;
  rows.forEach(({ key }, i) => {
    const at = above.get(key) ?? -1;
    if (at > was) {
      [nearest, was] = [i, at];
    }
  });
  return nearest;
}
