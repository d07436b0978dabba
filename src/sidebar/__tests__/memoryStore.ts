import type { ICatalogIndex } from '../../model';
import type { IIndexStore } from '../indexStore';

/** Keeps indexes for as long as a test, as a browser does: as plain JSON. */
export class MemoryStore implements IIndexStore {
  readonly kept = new Map<string, string>();
  /** Whether it refuses everything, as browsers do that keep nothing. */
  isClosed = false;

  async read(): Promise<readonly unknown[]> {
    this._check();
    return [...this.kept.values()].map(text => JSON.parse(text));
  }

  async write(index: ICatalogIndex): Promise<void> {
    this._check();
    this.kept.set(index.catalog, JSON.stringify(index));
  }

  async remove(catalog: string): Promise<void> {
    this._check();
    this.kept.delete(catalog);
  }

  private _check(): void {
    if (this.isClosed) {
      throw new Error('A database operation was refused.');
    }
  }
}
