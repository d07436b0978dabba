import { DisposableDelegate } from '@lumino/disposable';
import type { IDisposable } from '@lumino/disposable';

import type { IEntry } from '../model';
import type { ICatalogs, ITwins } from '../tokens';

import type { Sidebar } from './sidebar';

/** Finds the same dataset among entries that are known anyway. */
export class Twins implements ITwins {
  /**
   * @param catalogs - whose favourites and recent datasets are known.
   */
  constructor(catalogs: ICatalogs) {
    this.add(() => [...catalogs.favourites, ...catalogs.recent]);
  }

  add(entries: () => Iterable<IEntry>): IDisposable {
    this._known.add(entries);
    return new DisposableDelegate(() => this._known.delete(entries));
  }

  async of(entry: IEntry): Promise<readonly IEntry[]> {
    const { isTwin } = await import('../model/identity');
    const found = new Map<string, IEntry>();
    for (const entries of this._known) {
      for (const other of entries()) {
        if (other.kind !== 'catalog' && isTwin(entry, other)) {
          found.set(other.id, other);
        }
      }
    }
    return [...found.values()];
  }

  private readonly _known = new Set<() => Iterable<IEntry>>();
}

/** The entries that a sidebar has read or indexed; none before it is seen. */
export function* entriesOf(sidebar: Sidebar | null): Generator<IEntry> {
  yield* sidebar?.indexes.entries() ?? [];
  for (const tree of Object.values(sidebar?.trees ?? {})) {
    for (const root of tree.roots) {
      for (const { entry } of root.walk()) {
        yield entry;
      }
    }
  }
}
