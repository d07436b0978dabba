import { Signal } from '@lumino/signaling';
import type { IStateDB } from '@jupyterlab/statedb';

import type { IEntry } from '../model';

import type { CatalogTree } from './model';
import { saveState } from './state';
import type { ISidebarState, Section } from './state';
import { UNDETECTED, undetected } from './undetected';

/** Milliseconds of quiet before the state is saved. */
const QUIET = 500;

/**
 * What the sidebar remembers across reloads: what is open in its trees, which
 * of them are closed, and what catalogs were found to be.
 */
export class SidebarMemory {
  /**
   * @param _db - where it is kept; `null`: nowhere.
   * @param _trees - what is saved after each of their changes.
   * @param state - what was kept before.
   */
  constructor(
    private readonly _db: IStateDB | null,
    private readonly _trees: Readonly<Record<Section, CatalogTree>>,
    state: ISidebarState
  ) {
    this._closed = new Set(state.closed);
    this._known = { ...state.roots };
    Object.values(_trees).forEach(tree =>
      tree.changed.connect(this.save, this)
    );
  }

  isClosed(section: Section): boolean {
    return this._closed.has(section);
  }

  toggle(section: Section): void {
    if (!this._closed.delete(section)) {
      this._closed.add(section);
    }
    this.save();
  }

  /** What the catalog at an address was found to be, as far as that is known. */
  entryAt(url: string): IEntry {
    return this._known[url] ?? undetected(url);
  }

  learn(url: string, entry: IEntry): void {
    this._known[url] = entry;
  }

  /** Saves all of it when nothing has changed for a while. */
  save(): void {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => void this._write(), QUIET);
  }

  dispose(): void {
    clearTimeout(this._timer);
    Signal.clearData(this);
  }

  private async _write(): Promise<void> {
    const { favourites, recent, catalogs } = this._trees;
    for (const { id, entry } of catalogs.roots) {
      if (entry.source !== UNDETECTED) {
        this.learn(id, entry);
      }
    }
    await saveState(this._db, {
      trees: {
        favourites: favourites.state(),
        recent: recent.state(),
        catalogs: catalogs.state()
      },
      closed: [...this._closed],
      // Those of catalogs that are gone are not kept.
      roots: Object.fromEntries(
        catalogs.roots.flatMap(({ id }) =>
          this._known[id] ? [[id, this._known[id]]] : []
        )
      )
    });
  }

  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _closed: Set<string>;
  private readonly _known: Record<string, IEntry>;
}
