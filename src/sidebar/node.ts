import type { IEntry } from '../model';
import type { Failure } from '../net';

import type { IAnswer, IFoundPage } from './answer';
import { arrange } from './labels';
import type { IArrangement } from './labels';
import { UNDETECTED } from './undetected';

/**
 * An entry at one place of the tree; the same entry may stand at several.
 */
export class TreeNode {
  /**
   * @param entry - what its parent told of it.
   * @param parent - the node that it was found in.
   * @param id - what it is remembered by across reloads.
   */
  constructor(
    public entry: IEntry,
    readonly parent: TreeNode | null = null,
    readonly id: string = entry.id
  ) {
    this.label = [entry.title];
    this.isCycle = isAbove(entry.id, parent);
  }

  /** Unique among all nodes of the page. */
  readonly key = `n${nextKey++}`;
  /** Whether it is one of its own ancestors; it is shown, but not opened. */
  readonly isCycle: boolean;
  /** Whether its label was given by a person, so that its catalog's word is none. */
  isNamed = false;
  /** What is found in it, where that and not its children are below it. */
  answer: IAnswer | null = null;
  /** Whether its server hosts it now; `null` where that is not known. */
  isHosted: boolean | null = null;
  /** What it stands below in its catalog, where it was found in an index. */
  place: readonly string[] | null = null;
  /** The heading it stands below, where siblings are grouped. */
  group: TreeGroup | null = null;
  expanded = false;
  loaded = false;
  /** What it was found to hold, in the order of its catalog. */
  items: readonly TreeNode[] = [];
  /** The same, below headings where there are any. */
  arranged: readonly (TreeNode | TreeGroup)[] = [];
  /** Cursor of the page after the last one loaded. */
  next: string | null = null;
  /** How many there are on all its pages, where that is known. */
  total: number | null = null;
  /** Whether the last page held nothing, so that the next may not either. */
  isSparse = false;
  /** Cursors of all pages but the first that are known. */
  cursors: Set<string> | null = null;
  /** Why the last request failed. */
  failure: Failure | null = null;
  /** The request that is under way. */
  request: AbortController | null = null;
  /** Whether that request takes so long that people want to know. */
  isSlow = false;

  /** Parts of the label, which tell it from its siblings. */
  get label(): readonly string[] {
    return this._label;
  }
  set label(parts: readonly string[]) {
    // Each page labels all before it, of which most stay as they are.
    if (parts !== this._label) {
      this._label = parts;
      this.text = parts.join(' · ').toLowerCase();
    }
  }

  /** What a search looks through. */
  text = '';

  get isExpandable(): boolean {
    return (
      this.answer !== null || (this.entry.kind !== 'dataset' && !this.isCycle)
    );
  }

  get isOpenable(): boolean {
    const { kind, source } = this.entry;
    return kind !== 'catalog' && source !== UNDETECTED && !this.answer;
  }

  /** Whether a cursor leads to more that is not under way. */
  get hasMore(): boolean {
    return this.next !== null && !this.request && !this.failure;
  }

  /**
   * Takes in a page of its children. Nodes of entries that it already held
   * stay, with all that is open below them.
   *
   * @param isFirst - whether the page replaces what was there.
   * @returns the nodes that are new.
   */
  fill(page: IFoundPage, isFirst: boolean): TreeNode[] {
    const { entries, next, self, places, total = null } = page;
    // First, so that children know what they stand below.
    this._learn(self);
    const held = this._held ?? new Map<string, TreeNode>();
    // Hundreds of pages may follow: none of them copies those before it.
    const nodes = isFirst ? new Map<string, TreeNode>() : held;
    const added: TreeNode[] = [];
    for (const [i, entry] of entries.entries()) {
      let node = nodes.get(entry.id) ?? held.get(entry.id);
      if (!node) {
        node = new TreeNode(entry, this);
        added.push(node);
      }
      node.place = places?.[i] ?? null;
      if (node.place) {
        node.label = [...node.place, entry.title];
      }
      nodes.set(entry.id, node);
    }
    for (const [id, node] of isFirst ? held : []) {
      if (!nodes.has(id)) {
        node.abort();
      }
    }
    this._held = nodes;
    this.items = [...nodes.values()];
    this.next = this._advance(next, isFirst);
    this.isSparse = entries.length === 0;
    this.total = total;
    this.loaded = true;
    this._arrange();
    return added;
  }

  /** Forgets what it holds. */
  empty(): void {
    this.abort();
    this._held = null;
    this.items = [];
    this.arranged = [];
    this.next = null;
    this.loaded = false;
    this.failure = null;
  }

  /** Ends its request and those of everything below it. */
  abort(): void {
    this.request?.abort();
    this.request = null;
    this.isSlow = false;
    this.items.forEach(node => node.abort());
  }

  /** It and every node below it that is loaded, each before its children. */
  *walk(): Generator<TreeNode> {
    const waiting: TreeNode[] = [this];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      yield node;
      for (let i = node.items.length - 1; i >= 0; i--) {
        waiting.push(node.items[i]);
      }
    }
  }

  /** A label that tells the node from its siblings stays; a bare title may not. */
  private _learn(self: IEntry | undefined): void {
    if (!self) {
      return;
    }
    const isBare =
      this.label.length === 1 && this.label[0] === this.entry.title;
    if (isBare && !this.isNamed) {
      this.label = [self.title];
    }
    this.entry = self;
  }

  /** Servers have been seen to answer the last page with its own cursor. */
  private _advance(next: string | null, isFirst: boolean): string | null {
    if (isFirst) {
      this.cursors = null;
    }
    if (next === null || this.cursors?.has(next)) {
      return null;
    }
    // Most nodes have one page: a set for each of 400,000 takes long to make.
    this.cursors ??= new Set();
    this.cursors.add(next);
    return next;
  }

  private _arrange(): void {
    const { labels, groups } = this.answer
      ? lineUp(this.items)
      : arrange(this.items.map(({ entry }) => entry));
    const before = new Map<string, TreeGroup>();
    for (const child of this.arranged) {
      if (child instanceof TreeGroup) {
        before.set(child.key, child);
      }
    }
    this.items.forEach((node, i) => {
      node.label = labels[i];
      node.group = null;
    });
    this.arranged = groups.flatMap<TreeNode | TreeGroup>(
      ({ parts, members }) => {
        const nodes = members.map(i => this.items[i]);
        if (parts.length === 0) {
          return nodes;
        }
        const group = new TreeGroup(this, parts, nodes);
        group.expanded = before.get(group.key)?.expanded ?? true;
        nodes.forEach(node => (node.group = group));
        return [group];
      }
    );
  }

  private _label: readonly string[] = [];
  /** Its items by id. */
  private _held: Map<string, TreeNode> | null = null;
}

/** A heading over siblings which share the beginning of their labels. */
export class TreeGroup {
  constructor(
    readonly parent: TreeNode,
    readonly label: readonly string[],
    readonly items: readonly TreeNode[]
  ) {
    this.key = `${parent.key}/${label.join('/')}`;
  }

  readonly key: string;
  expanded = true;
}

/**
 * Results side by side, as headings would hide what was looked for. What they
 * stand below tells them apart; where that is not known, their addresses do.
 */
function lineUp(nodes: readonly TreeNode[]): IArrangement {
  const isPlaced = nodes.every(({ place }) => place !== null);
  const entries = isPlaced ? [] : nodes.map(({ entry }) => entry);
  const { labels } = arrange(entries);
  return {
    labels: nodes.map(({ place, label }, i) => (place ? label : labels[i])),
    groups: [{ parts: [], members: nodes.map((_, i) => i) }]
  };
}

function isAbove(id: string, parent: TreeNode | null): boolean {
  for (let node = parent; node; node = node.parent) {
    if (node.entry.id === id || node.id === id) {
      return true;
    }
  }
  return false;
}

let nextKey = 0;
