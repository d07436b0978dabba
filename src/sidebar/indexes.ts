import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { ICatalogIndex, IEntry } from '../model';
import { asFailure } from '../net';
import type { Failure } from '../net';
import { readIndex } from '../search/readIndex';
import type { ICatalogSources, IIndexProgress } from '../tokens';

import type { IIndexStore } from './indexStore';
import { UNDETECTED } from './undetected';

/** Milliseconds between two reports that are shown. */
const PACE = 200;

/** The making of an index. */
export interface IIndexJob {
  readonly entry: IEntry;
  readonly title: string;
  readonly progress: IIndexProgress;
  /** What it came to; `null` while it is being made. */
  readonly outcome: ICatalogIndex | Failure | null;
  /** Whether the browser refused to keep it, so that it goes with the page. */
  readonly isFleeting: boolean;
}

const NO_PROGRESS: IIndexProgress = { done: 0, total: null, found: 0 };

/**
 * Indexes of catalogs: those that the person made, which the browser keeps,
 * and those that the site ships, which are read with the first search.
 */
export class Indexes {
  /**
   * @param _sources - read the catalogs.
   * @param _store - where indexes are kept.
   * @param _shipped - addresses of the indexes that the site ships.
   */
  constructor(
    private readonly _sources: ICatalogSources,
    private readonly _store: IIndexStore,
    private readonly _shipped: () => readonly string[]
  ) {
    this.ready = this._readKept();
  }

  /** Resolves when those that are kept are known. Never rejects. */
  readonly ready: Promise<void>;

  /** Emitted when there is another index, and with what is told of a job. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** All that are read; of two for one catalog, the person's own. */
  get all(): readonly ICatalogIndex[] {
    return this._all;
  }

  /** All datasets that are indexed. */
  *entries(): Generator<IEntry> {
    for (const { records } of this.all) {
      for (const { entry } of records) {
        yield entry;
      }
    }
  }

  /** Addresses of those that the site ships and that are not yet read. */
  get unread(): readonly string[] {
    return this._shipped().filter(url => !this._site.has(url));
  }

  /** The latest job; `null` where there is none, or it was dismissed. */
  get job(): IIndexJob | null {
    return this._job;
  }

  /** The index of a catalog. */
  of(entry: IEntry): ICatalogIndex | null {
    return this.all.find(index => isOf(index, entry)) ?? null;
  }

  /** Whether the person made the index of a catalog, and can remove it. */
  isOwn(entry: IEntry): boolean {
    return [...this._own.values()].some(index => isOf(index, entry));
  }

  /** Whether the index of a catalog is being made. */
  isMaking({ id }: IEntry): boolean {
    return this._job?.outcome === null && this._job.entry.id === id;
  }

  /**
   * Makes the index of a catalog and keeps it; one at a time, so that it ends
   * the job before. Never rejects: the job tells what it came to.
   */
  async make(entry: IEntry, title: string): Promise<void> {
    this.cancel();
    const request = new AbortController();
    this._request = request;
    const tell = (job: Partial<IIndexJob>) => {
      if (this._request === request && this._job) {
        this._job = { ...this._job, ...job };
        this._changed.emit();
      }
    };
    const start = { entry, title, progress: NO_PROGRESS, outcome: null };
    this._job = { ...start, isFleeting: false };
    this._changed.emit();
    let told = 0;
    const report = (progress: IIndexProgress) => {
      const now = Date.now();
      if (now - told >= PACE) {
        told = now;
        tell({ progress });
      }
    };
    const { signal } = request;
    try {
      const index = await this._sources.index(entry, { signal, report });
      signal.throwIfAborted();
      this._own.set(index.catalog, index);
      this._collect();
      const isFleeting = !(await this._keep(index));
      tell({ outcome: index, isFleeting });
    } catch (error) {
      tell({ outcome: asFailure(error, entry.href) });
    }
  }

  /** Ends the job that is under way. */
  cancel(): void {
    this._request?.abort();
  }

  /** Tells no more of the job. */
  dismiss(): void {
    this.cancel();
    this._request = null;
    this._job = null;
    this._changed.emit();
  }

  /**
   * Forgets the index that the person made of a catalog.
   *
   * @throws what the browser says where it refuses; then the index stays, as it
   * would be back after a reload.
   */
  async remove(entry: IEntry): Promise<void> {
    for (const index of [...this._own.values()]) {
      if (isOf(index, entry)) {
        if (this._kept.has(index.catalog)) {
          await this._store.remove(index.catalog);
          this._kept.delete(index.catalog);
        }
        this._own.delete(index.catalog);
      }
    }
    this._collect();
  }

  /** Reads an index that the site ships: one request, whoever asks. */
  readShipped(url: string): Promise<ICatalogIndex> {
    let reading = this._reading.get(url);
    if (!reading) {
      reading = this._read(url).finally(() => this._reading.delete(url));
      this._reading.set(url, reading);
    }
    return reading;
  }

  dispose(): void {
    this.cancel();
    this._disposing.abort();
    Signal.clearData(this);
  }

  private async _read(url: string): Promise<ICatalogIndex> {
    const { signal } = this._disposing;
    const { body } = await this._sources.net.json(url, { signal });
    const index = readIndex(body, url);
    this._site.set(url, index);
    this._collect();
    return index;
  }

  private async _readKept(): Promise<void> {
    try {
      for (const kept of await this._store.read()) {
        this._take(kept);
      }
    } catch {
      // A browser that keeps nothing has none.
    }
    this._collect();
  }

  private _collect(): void {
    const all = [...this._site.values(), ...this._own.values()];
    const last = new Map(all.map(index => [index.catalog, index]));
    this._all = [...last.values()];
    this._changed.emit();
  }

  /** One that is of another version or broken is as if it was not there. */
  private _take(kept: unknown): void {
    try {
      const index = readIndex(kept);
      this._kept.add(index.catalog);
      // One that was made meanwhile is newer.
      if (!this._own.has(index.catalog)) {
        this._own.set(index.catalog, index);
      }
    } catch {
      return;
    }
  }

  private async _keep(index: ICatalogIndex): Promise<boolean> {
    try {
      await this._store.write(index);
      this._kept.add(index.catalog);
      return true;
    } catch {
      return false;
    }
  }

  private _job: IIndexJob | null = null;
  private _request: AbortController | null = null;
  private _all: readonly ICatalogIndex[] = [];
  private readonly _own = new Map<string, ICatalogIndex>();
  /** Catalogs of which the browser keeps an index. */
  private readonly _kept = new Set<string>();
  private readonly _site = new Map<string, ICatalogIndex>();
  private readonly _reading = new Map<string, Promise<ICatalogIndex>>();
  private readonly _disposing = new AbortController();
  private readonly _changed = new Signal<this, void>(this);
}

/** Whether an index is that of an entry, of which the kind may not be known. */
export function isOf({ catalog }: ICatalogIndex, entry: IEntry): boolean {
  return entry.source === UNDETECTED
    ? catalog.replace(/^[^|]*/, '') === entry.id
    : catalog === entry.id;
}
