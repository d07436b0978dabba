import type { TreeNode } from './node';
import type { Row } from './rows';

/** What is kept of a tree across reloads. */
export interface ITreeState {
  /** Ids of the nodes that are open. */
  readonly expanded: readonly string[];
  readonly active: string | null;
}

/** What was open and active when the page was left and is not there yet. */
export class Restoring {
  constructor(state?: ITreeState) {
    this._expanded = new Set(state?.expanded);
    this._active = state?.active ?? null;
  }

  /** Of new nodes, those that were open: each is told once. */
  opened(nodes: readonly TreeNode[]): TreeNode[] {
    return nodes.filter(
      node => this._expanded.delete(node.id) && node.isExpandable
    );
  }

  /** Position of the row that was active, once it is there; else -1. */
  placeIn(rows: readonly Row[]): number {
    if (this._active === null) {
      return -1;
    }
    const place = rows.findIndex(
      row => row.kind === 'entry' && row.node.id === this._active
    );
    if (place >= 0) {
      this._active = null;
    }
    return place;
  }

  /** A person has gone elsewhere, so that no row is waited for any more. */
  stay(): void {
    this._active = null;
  }

  /** What to keep of a tree; what is not there yet stays in it. */
  state(roots: readonly TreeNode[], row: Row | null): ITreeState {
    const expanded = new Set(this._expanded);
    for (const root of roots) {
      for (const node of root.walk()) {
        if (node.expanded) {
          expanded.add(node.id);
        }
      }
    }
    const active = row && row.kind !== 'group' ? row.node.id : null;
    return { expanded: [...expanded], active: this._active ?? active };
  }

  private readonly _expanded: Set<string>;
  private _active: string | null;
}
