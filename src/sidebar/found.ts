import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import { createEntry, entryAddress } from '../model';
import type { ICatalogIndex, IEntry } from '../model';
import { Failure } from '../net';
import { countUnnamed } from '../search/find';
import { nameOf } from '../sources/url';
import type { ICatalogSources, ISearchAbilities } from '../tokens';

import type { IAnswer } from './answer';
import { answerOf, findIn } from './indexAnswer';
import { isOf } from './indexes';
import type { Indexes } from './indexes';
import { CatalogTree } from './model';
import type { IRoot } from './model';
import type { TreeNode } from './node';
import { serverQuery } from './serverQuery';
import { UNDETECTED, undetected } from './undetected';
import { ANYTHING, facetQuery, isAnything } from './wanted';
import type { IWanted } from './wanted';

/**
 * What is found beyond what is loaded: a tree with a top node for each index
 * and for each catalog whose server can search.
 *
 * An index answers at once. A server is asked when its node is opened, never
 * while a person types: another search closes its node, and what it was asked
 * for is no longer wanted.
 */
export class Found {
  /**
   * @param _sources - search the catalogs.
   * @param _catalogs - the tree whose top nodes are searched.
   * @param indexes - what is indexed.
   */
  constructor(
    private readonly _sources: ICatalogSources,
    private readonly _catalogs: CatalogTree,
    readonly indexes: Indexes
  ) {
    this.tree = new CatalogTree(_sources);
    _catalogs.changed.connect(this._fill, this);
    indexes.changed.connect(this._fill, this);
  }

  readonly tree: CatalogTree;

  /** Emitted when more is known of what can be searched. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Whether there is anything to search beyond what is loaded. */
  get canSearch(): boolean {
    const { all, unread } = this.indexes;
    return all.length + unread.length > 0 || this._searchable().length > 0;
  }

  /** What the servers that were asked can search by. */
  get abilities(): ReadonlyMap<string, ISearchAbilities> {
    return this._abilities;
  }

  /**
   * How many indexed datasets do not tell their variables; `null` where none
   * is looked for.
   */
  get unnamed(): { count: number; total: number } | null {
    const { variable = [] } = facetQuery(this._wanted).facets;
    const { all } = this.indexes;
    return variable.length > 0
      ? {
          count: all.reduce(
            (sum, index) => sum + countUnnamed(index.records),
            0
          ),
          total: all.reduce((sum, { records }) => sum + records.length, 0)
        }
      : null;
  }

  search(wanted: IWanted): void {
    this._wanted = wanted;
    this._fill();
  }

  /** Asks all servers that have not been asked yet. */
  async ask(): Promise<void> {
    const servers = this.tree.roots.filter(
      ({ answer, expanded }) => answer?.from === 'server' && !expanded
    );
    await Promise.all(servers.map(node => this.tree.expand(node)));
  }

  dispose(): void {
    this.indexes.dispose();
    this.tree.dispose();
    Signal.disconnectReceiver(this);
    Signal.clearData(this);
  }

  private _fill(): void {
    const roots = isAnything(this._wanted)
      ? []
      : // What is closed until it is asked stands where it is seen.
        [...this._servers(), ...this._indexed(), ...this._shipped()];
    // The catalogs change with every page that is loaded; these seldom do.
    const state = JSON.stringify([
      this._wanted,
      roots.map(({ id, label }) => [id, label]),
      this.indexes.all.map(({ made }) => made)
    ]);
    if (state === this._state) {
      return;
    }
    this._state = state;
    const before = new Set(this.tree.roots);
    this.tree.setRoots(roots);
    for (const node of this.tree.roots) {
      // What a person closed stays so, and what failed is theirs to retry.
      const isOpen = !before.has(node) || node.expanded;
      if (node.answer?.from === 'index' && !node.failure) {
        void this.tree.renew(node, isOpen);
      }
    }
  }

  private _indexed(): IRoot[] {
    const { all } = this.indexes;
    const wanted = this._wanted;
    let found: ReturnType<typeof findIn> | null = null;
    return all.map(index => ({
      id: `index|${index.catalog}`,
      entry: entryOf(index),
      label: this._label(index),
      answer: answerOf(async () => {
        found ??= findIn(all, wanted);
        return found.get(index) ?? [];
      })
    }));
  }

  /** Those of the site that are not yet read: with the first search they are. */
  private _shipped(): IRoot[] {
    return this.indexes.unread.map(url => ({
      id: `shipped|${url}`,
      entry: undetected(url),
      label: [nameOf(url)],
      answer: answerOf(async () => {
        const index = await this.indexes.readShipped(url);
        return findIn([index], this._wanted).get(index) ?? [];
      })
    }));
  }

  private _servers(): IRoot[] {
    return this._searchable().map(({ id, entry, label }) => ({
      id: `server|${id}|${JSON.stringify(this._wanted)}`,
      entry,
      label,
      answer: this._ask(entry, this._wanted)
    }));
  }

  /** Catalogs whose servers can search. */
  private _searchable(): TreeNode[] {
    return this._catalogs.roots
      .filter(({ entry }) => entry.source !== UNDETECTED)
      .filter(({ entry }) => this._canSearch(entry));
  }

  /** The name that the sidebar has for what was indexed. */
  private _label(index: ICatalogIndex): readonly string[] {
    const node = this._catalogs.roots.find(({ entry }) => isOf(index, entry));
    return node?.label ?? [index.title];
  }

  /** Whether the kind of an entry can search; it takes a moment to know. */
  private _canSearch(entry: IEntry): boolean {
    const known = this._kinds.get(entry.source);
    if (known === undefined) {
      this._kinds.set(entry.source, false);
      void this._sources.canSearch(entry).then(
        canSearch => {
          this._kinds.set(entry.source, canSearch);
          this._fill();
          this._changed.emit();
        },
        // What knows it was lost on its way; the next search asks again.
        () => this._kinds.delete(entry.source)
      );
    }
    return known ?? false;
  }

  private _ask(entry: IEntry, wanted: IWanted): IAnswer {
    return {
      from: 'server',
      read: async options => {
        const { signal } = options;
        const abilities = await this._sources.searchAbilities(entry, {
          signal
        });
        if (!abilities) {
          const { href: url } = entry;
          throw new Failure('not-searchable', { url, detail: 'search' });
        }
        this._abilities = new Map([...this._abilities, [entry.id, abilities]]);
        this._changed.emit();
        const query = serverQuery(entry, wanted, abilities);
        return this._sources.search(entry, query, options);
      }
    };
  }

  private _wanted = ANYTHING;
  /** What the tree was last filled with. */
  private _state = '';
  private readonly _kinds = new Map<string, boolean>();
  private _abilities: ReadonlyMap<string, ISearchAbilities> = new Map();
  private readonly _changed = new Signal<this, void>(this);
}

function entryOf({ catalog, title }: ICatalogIndex): IEntry {
  const address = entryAddress(catalog);
  return address
    ? createEntry({ ...address, title, kind: 'catalog' })
    : undetected(catalog);
}
