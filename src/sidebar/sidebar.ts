import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import type { IStateDB } from '@jupyterlab/statedb';

import type { IEntry } from '../model';
import type { ICatalogs, ICatalogSources } from '../tokens';

import { Found } from './found';
import { BrowserStore } from './indexStore';
import type { IIndexStore } from './indexStore';
import { Indexes } from './indexes';
import { SidebarMemory } from './memory';
import { CatalogTree } from './model';
import type { TreeNode } from './node';
import { asRoots } from './roots';
import type { Row } from './rows';
import { fetchState, SECTIONS } from './state';
import type { ISidebarState, Section } from './state';
import { UNDETECTED } from './undetected';
import { ANYTHING, labelQuery } from './wanted';
import type { IWanted } from './wanted';

/** What the sidebar works with. */
export interface ISidebarOptions {
  readonly catalogs: ICatalogs;
  readonly sources: ICatalogSources;
  /** Where its state is kept; `null`: nowhere. */
  readonly state: IStateDB | null;
  /** Where indexes are kept, by default in the browser. */
  readonly indexStore?: IIndexStore;
  /** The language that dates are written in. */
  readonly locale: string;
  /** Shows a dataset. */
  readonly open: (entry: IEntry) => Promise<void>;
  /** Is told why the browser does not remove an index. */
  readonly refused: (error: unknown) => void;
}

/**
 * What the sidebar shows: favourites, recent datasets and catalogs, each a
 * tree; one search for all of them; and the row that commands act on.
 */
export class Sidebar {
  /** A sidebar as it was when the page was left. */
  static async create(options: ISidebarOptions): Promise<Sidebar> {
    const [state] = await Promise.all([
      fetchState(options.state),
      options.catalogs.ready
    ]);
    return new Sidebar(options, state);
  }

  private constructor(
    private readonly _options: ISidebarOptions,
    state: ISidebarState
  ) {
    const tree = (section: Section) =>
      new CatalogTree(_options.sources, state.trees[section]);
    this.trees = {
      favourites: tree('favourites'),
      recent: tree('recent'),
      catalogs: tree('catalogs')
    };
    const { catalogs, sources, indexStore = new BrowserStore() } = _options;
    this.indexes = new Indexes(sources, indexStore, () => catalogs.siteIndexes);
    this.found = new Found(sources, this.trees.catalogs, this.indexes);
    this._current = this.trees.catalogs;
    this.memory = new SidebarMemory(_options.state, this.trees, state);
    this.catalogs.changed.connect(this._fill, this);
    this._fill();
  }

  readonly trees: Readonly<Record<Section, CatalogTree>>;

  readonly memory: SidebarMemory;

  readonly indexes: Indexes;

  /** What a search finds beyond what these hold. */
  readonly found: Found;

  get catalogs(): ICatalogs {
    return this._options.catalogs;
  }

  get locale(): string {
    return this._options.locale;
  }

  get sources(): ICatalogSources {
    return this._options.sources;
  }

  /** Emitted when another search begins. */
  get queryChanged(): ISignal<this, void> {
    return this._queryChanged;
  }

  /** Emitted when a tree wants the keyboard. */
  get focusRequested(): ISignal<this, CatalogTree> {
    return this._focusRequested;
  }

  /** Emitted when the form for a new catalog is wanted, with an address. */
  get addRequested(): ISignal<this, string> {
    return this._addRequested;
  }

  /** Emitted when a catalog was moved among the others. */
  get moved(): ISignal<this, TreeNode> {
    return this._moved;
  }

  get wanted(): IWanted {
    return this._wanted;
  }

  /** Shows only what is wanted. */
  search(wanted: IWanted): void {
    this._wanted = wanted;
    const { words, frequency } = labelQuery(wanted);
    SECTIONS.forEach(section => this.trees[section].search(words, frequency));
    this.found.search(wanted);
    this._queryChanged.emit();
  }

  /** Makes `tree` the one that commands act on. */
  enter(tree: CatalogTree): void {
    this._current = tree;
  }

  /** The node of the row that commands act on. */
  get current(): TreeNode | null {
    const row = this._current.active;
    return row && row.kind !== 'group' ? row.node : null;
  }

  /** The address of the catalog that commands act on. */
  get currentCatalog(): string | null {
    const node = this.current;
    return node && !node.parent && this._current === this.trees.catalogs
      ? node.id
      : null;
  }

  /** The catalog of an address, or of the id that it turned out to have. */
  findCatalog(id: string): TreeNode | null {
    const { roots } = this.trees.catalogs;
    return roots.find(root => root.id === id || root.entry.id === id) ?? null;
  }

  /** Moves the catalog that commands act on, by a number of places. */
  async move(by: number): Promise<void> {
    const url = this.currentCatalog;
    if (url) {
      await this.catalogs.move(url, by);
      const node = this.findCatalog(url);
      if (node) {
        this._moved.emit(node);
      }
    }
  }

  /** Whether the host of an entry is known not to admit this page. */
  isRefused({ href }: IEntry): boolean {
    return (
      !this.sources.net.forwards(href) &&
      this.catalogs.catalogs.some(
        ({ url, isRefused }) => isRefused && hostOf(url) === hostOf(href)
      )
    );
  }

  /** Gives the keyboard to the catalogs. */
  focus(): void {
    this._focus(this.trees.catalogs);
  }

  /** Gives the keyboard to the first tree that shows something, if one does. */
  focusFirst(): void {
    const open = SECTIONS.filter(section => !this.memory.isClosed(section));
    const trees = open.map(section => this.trees[section]);
    const first = [...trees, this.found.tree].find(tree => tree.active);
    if (first) {
      this._focus(first);
    }
  }

  /** Asks for the form that adds a catalog. */
  requestAdd(url = ''): void {
    this._addRequested.emit(url);
  }

  /** What Enter and a click on a row mean. */
  async activate(tree: CatalogTree, row: Row): Promise<void> {
    switch (row.kind) {
      case 'failure':
        return tree.retry(row.node);
      case 'more':
        return tree.more(row.node);
      case 'loading':
      case 'empty':
        return;
      case 'group':
        return tree.toggle(row);
      case 'entry':
        if (row.node.isOpenable) {
          return this.open(row.node);
        }
        await tree.toggle(row);
        // Only now it may be known that there is nothing to unfold.
        if (row.node.isOpenable && !row.node.isExpandable) {
          await this.open(row.node);
        }
    }
  }

  async open(node: TreeNode): Promise<void> {
    const entry = named(node);
    void this.catalogs.remember(entry);
    await this._options.open(entry);
  }

  async toggleFavourite(node: TreeNode): Promise<void> {
    await this.catalogs.toggleFavourite(named(node));
  }

  /** Makes the index of a catalog, which is opened to know what it is. */
  async index(node: TreeNode): Promise<void> {
    if (node.entry.source === UNDETECTED) {
      await this.trees.catalogs.expand(node);
    }
    if (node.entry.source !== UNDETECTED) {
      await this.indexes.make(node.entry, node.label.join(' · '));
    }
  }

  /** Forgets the index of a catalog. */
  async removeIndex(node: TreeNode): Promise<void> {
    try {
      await this.indexes.remove(node.entry);
    } catch (error) {
      this._options.refused(error);
    }
  }

  /** Reads everything anew that is open. */
  async refreshAll(): Promise<void> {
    const roots = SECTIONS.flatMap(section =>
      this.trees[section].roots.map(root => ({ section, root }))
    );
    await Promise.all(
      roots.map(({ section, root }) => this.trees[section].refresh(root))
    );
  }

  /** Reads the row that commands act on anew. */
  async refreshCurrent(): Promise<void> {
    const node = this.current;
    if (node) {
      await this._current.refresh(node);
    }
  }

  collapseAll(): void {
    this.found.tree.collapseAll();
    SECTIONS.forEach(section => this.trees[section].collapseAll());
  }

  dispose(): void {
    this.memory.dispose();
    this.found.dispose();
    SECTIONS.forEach(section => this.trees[section].dispose());
    Signal.disconnectReceiver(this);
    Signal.clearData(this);
  }

  private _focus(tree: CatalogTree): void {
    this._current = tree;
    this._focusRequested.emit(tree);
  }

  private _fill(): void {
    const { catalogs, favourites, recent } = this.catalogs;
    this.trees.favourites.setRoots(asRoots(favourites));
    this.trees.recent.setRoots(asRoots(recent));
    this.trees.catalogs.setRoots(
      catalogs.map(({ url, title }) => ({
        id: url,
        entry: this.memory.entryAt(url),
        label: title ? [title] : null
      }))
    );
  }

  private _current: CatalogTree;
  private _wanted = ANYTHING;
  private readonly _queryChanged = new Signal<this, void>(this);
  private readonly _focusRequested = new Signal<this, CatalogTree>(this);
  private readonly _addRequested = new Signal<this, string>(this);
  private readonly _moved = new Signal<this, TreeNode>(this);
}

/** The entry with the label that tells it apart, for where its siblings are not. */
function named(node: TreeNode): IEntry {
  return { ...node.entry, title: node.label.join(' · ') };
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
