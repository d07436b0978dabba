import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { IEntry } from '../model';
import { Failure } from '../net';
import type { Frequency } from '../search/frequency';
import type { ICatalogSources } from '../tokens';

import type { IAnswer } from './answer';
import { markHosted } from './hosted';
import { NodeLoader } from './loader';
import { TreeNode } from './node';
import type { TreeGroup } from './node';
import { Restoring } from './restoring';
import type { ITreeState } from './restoring';
import { branchOf, isExpanded, placeAfter, visibleRows } from './rows';
import type { Row } from './rows';
import { find, refind } from './search';
import type { IFound, ILabelQuery } from './search';
import { summarize } from './summary';
import type { ITreeSummary } from './summary';

/** A top node of the tree. */
export interface IRoot {
  /** What it is known by, whatever its entry turns out to be. */
  readonly id: string;
  readonly entry: IEntry;
  /** Its label; `null`: the title that the entry has or turns out to have. */
  readonly label: readonly string[] | null;
  /** What is found in it, where that and not its children are below it. */
  readonly answer?: IAnswer;
}

/**
 * A tree of entries whose children are read when they are looked at.
 */
export class CatalogTree {
  constructor(
    private readonly _sources: ICatalogSources,
    state?: ITreeState
  ) {
    this._restoring = new Restoring(state);
    this._loader = new NodeLoader(
      _sources,
      (added, read) => {
        this._restore(added);
        void this._mark(read);
      },
      () => this._update()
    );
  }

  /** Emitted when rows, the active row or the summary changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Counts the changes, for those who compare. */
  get version(): number {
    return this._version;
  }

  get roots(): readonly TreeNode[] {
    return this._roots;
  }

  /** The visible rows, top to bottom. */
  get rows(): readonly Row[] {
    return this._rows;
  }

  /** Position of the row that keys act on; -1 without rows. */
  get activeIndex(): number {
    return this._activeIndex;
  }

  get active(): Row | null {
    return this._rows[this._activeIndex] ?? null;
  }

  get summary(): ITreeSummary {
    return this._summary;
  }

  /** Replaces the top nodes; those that stay keep what is open below them. */
  setRoots(roots: readonly IRoot[]): void {
    const before = new Map(this._roots.map(node => [node.id, node]));
    const added: TreeNode[] = [];
    this._roots = roots.map(({ id, entry, label, answer = null }) => {
      let node = before.get(id);
      before.delete(id);
      if (!node) {
        node = new TreeNode(entry, null, id);
        added.push(node);
      }
      node.answer = answer;
      node.isNamed = label !== null;
      node.label = label ?? [node.entry.title];
      return node;
    });
    before.forEach(node => node.abort());
    this._restore(added);
    this._update();
  }

  activate(index: number): void {
    this._restoring.stay();
    if (index !== this._activeIndex && this._rows[index]) {
      this._activeIndex = index;
      this._emit();
    }
  }

  /** Opens a node or heading; resolves when what it holds is known. */
  async expand(branch: TreeNode | TreeGroup): Promise<void> {
    this._found?.folded.delete(branch.key);
    if (!(branch instanceof TreeNode)) {
      branch.expanded = true;
    } else if (branch.isExpandable) {
      branch.expanded = true;
      if (!branch.loaded && !branch.request) {
        return this._loader.load(branch);
      }
    }
    this._update();
  }

  /** Closes a node or heading; what it waits for is no longer wanted. */
  collapse(branch: TreeNode | TreeGroup): void {
    if (this._found?.above.has(branch)) {
      this._found.folded.add(branch.key);
    } else {
      branch.expanded = false;
      if (branch instanceof TreeNode) {
        this._giveUp(branch);
      }
    }
    this._update();
  }

  /** Opens what is closed and closes what is open. */
  async toggle(row: Row): Promise<void> {
    const branch = branchOf(row);
    if (branch && isExpanded(row)) {
      this.collapse(branch);
    } else if (branch) {
      await this.expand(branch);
    }
  }

  collapseAll(): void {
    for (const root of this._roots) {
      for (const node of root.walk()) {
        node.expanded = false;
        this._giveUp(node);
      }
    }
    this._update();
  }

  /** Ends a request; a node that has nothing to show yet closes. */
  cancel(node: TreeNode): void {
    this._giveUp(node);
    node.expanded = node.loaded;
    if (node.loaded) {
      node.failure = new Failure('cancelled', { url: node.entry.href });
    }
    this._update();
  }

  /** Asks again for what failed, which may be an answer that was kept. */
  retry(node: TreeNode): Promise<void> {
    this._loader.forget(node);
    return this._loader.load(node, node.next ?? undefined);
  }

  /** Reads the next page of a node's children. */
  async more(node: TreeNode): Promise<void> {
    if (node.hasMore) {
      await this._loader.load(node, node.next ?? undefined);
    }
  }

  /**
   * Reads a node anew, and every open node below it; what is closed is read
   * when it is opened next.
   */
  async refresh(node: TreeNode): Promise<void> {
    const hrefs = [...node.walk()].map(({ entry }) => entry.href);
    // What was marked as gone may be there again.
    await this._sources.forget(hrefs);
    const stale = [...node.walk()].filter(({ loaded, failure }) => {
      return loaded || failure;
    });
    stale.forEach(each => this._loader.forget(each));
    const open = stale.filter(({ expanded }) => expanded);
    stale.filter(({ expanded }) => !expanded).forEach(each => each.empty());
    await Promise.all(open.map(each => this._loader.load(each)));
    this._update();
  }

  /** Reads a node anew, whether it is open or not. */
  renew(node: TreeNode, expanded: boolean): Promise<void> {
    node.expanded = expanded;
    return this._loader.load(node);
  }

  /** Shows only what holds the words, that often, and what stands above it. */
  search(words: string, frequency: Frequency | null = null): void {
    const query = { words, frequency };
    this._query = query;
    this._found = find(this._roots, query);
    this._summary = { ...this._summary, matches: this._found?.count ?? null };
    this._flatten();
  }

  /** What to keep of the tree; what was not yet restored stays in it. */
  state(): ITreeState {
    return this._restoring.state(this._roots, this.active);
  }

  dispose(): void {
    this._roots.forEach(node => node.abort());
    this._marking.abort();
    Signal.clearData(this);
  }

  private _giveUp(node: TreeNode): void {
    node.request?.abort();
    node.request = null;
    node.isSlow = false;
    node.failure = null;
  }

  private _restore(nodes: readonly TreeNode[]): void {
    for (const node of this._restoring.opened(nodes)) {
      node.expanded = true;
      void this._loader.load(node);
    }
  }

  /**
   * Tells what servers no longer host, once it is shown. An index answers while
   * a person types, for which no server is asked.
   */
  private async _mark(nodes: readonly TreeNode[]): Promise<void> {
    const opened = nodes.filter(
      ({ parent }) => parent?.answer?.from !== 'index'
    );
    if (await markHosted(this._sources, opened, this._marking.signal)) {
      this._update();
    }
  }

  /** After a change of nodes. */
  private _update(): void {
    this._found = refind(this._found, this._roots, this._query);
    this._summary = summarize(this._roots, this._found);
    this._flatten();
  }

  private _flatten(): void {
    const before = this._rows;
    this._rows = visibleRows(this._roots, this._found);
    const restored = this._restoring.placeIn(this._rows);
    this._activeIndex =
      restored >= 0
        ? restored
        : placeAfter(before, this._activeIndex, this._rows);
    this._emit();
  }

  private _emit(): void {
    this._version++;
    this._changed.emit();
  }

  private _roots: readonly TreeNode[] = [];
  private _rows: readonly Row[] = [];
  private _activeIndex = -1;
  private _summary: ITreeSummary = summarize([], null);
  private _query: ILabelQuery = { words: '', frequency: null };
  private _found: IFound | null = null;
  private _version = 0;
  private readonly _restoring: Restoring;
  private readonly _loader: NodeLoader;
  private readonly _marking = new AbortController();
  private readonly _changed = new Signal<this, void>(this);
}
