import { createStore, del, set, values } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';

import type { ICatalogIndex } from '../model';

/** Where indexes are kept. */
export interface IIndexStore {
  /** What is kept, as it was written. */
  read(): Promise<readonly unknown[]>;
  write(index: ICatalogIndex): Promise<void>;
  remove(catalog: string): Promise<void>;
}

/** Keeps indexes in the person's browser, which may refuse that at once. */
export class BrowserStore implements IIndexStore {
  async read(): Promise<readonly unknown[]> {
    return values(this._open());
  }

  async write(index: ICatalogIndex): Promise<void> {
    return set(index.catalog, index, this._open());
  }

  async remove(catalog: string): Promise<void> {
    return del(catalog, this._open());
  }

  /** Opened with the first use, as a browser may refuse it. */
  private _open(): UseStore {
    this._store ??= createStore('jupyterlab-cloudify', 'indexes');
    return this._store;
  }

  private _store: UseStore | null = null;
}
