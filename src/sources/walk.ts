import type { ICatalogIndex, IEntry, IRecord, IUnread } from '../model';
import { Failure, asFailure } from '../net';

import type { IIndexOptions, IIndexPage, ISource } from './source';
import { readPage, recordOf } from './walkPage';

/** Requests of one index: a catalog may have no end. */
const REQUESTS = 10_000;

/** Datasets of one index, which a page has to hold. */
const RECORDS = 200_000;

/** A node that is to be read. */
interface INode {
  readonly entry: IEntry;
  /** Titles of what it stands below. */
  readonly place: readonly string[];
}

/** What was read of a node. */
interface IRead extends INode {
  readonly pages: readonly IIndexPage[];
  readonly failure: Failure | null;
}

/**
 * The making of an index: the nodes of a catalog are read level by level, each
 * once, so that the index is the same whichever answer comes first.
 */
export class Walk {
  /**
   * @param _sourceOf - the source that reads an entry.
   */
  constructor(
    private readonly _sourceOf: (entry: IEntry) => ISource,
    private readonly _options: IIndexOptions = {}
  ) {}

  /**
   * @throws Failure of the root, or `cancelled`; what cannot be read further
   * down is told in the index.
   */
  async index(root: IEntry): Promise<ICatalogIndex> {
    this._known.add(root.id);
    const top = await this._read({ entry: root, place: [] });
    if (top.failure && top.pages.length === 0) {
      throw top.failure;
    }
    this._taken.add(root.id);
    let level = this._take(top);
    while (level.length > 0) {
      const reads = await Promise.all(level.map(node => this._read(node)));
      level = reads.flatMap(read => this._take(read));
    }
    if (this._options.signal?.aborted) {
      throw new Failure('cancelled', { url: root.href });
    }
    return {
      version: 1,
      catalog: root.id,
      title: titleOf(top),
      made: new Date().toISOString(),
      isCut: this._isCut,
      records: [...this._records.values()],
      unread: this._unread
    };
  }

  /** Reads a node, page by page. */
  private async _read(node: INode): Promise<IRead> {
    const { entry } = node;
    const { signal } = this._options;
    const pages: IIndexPage[] = [];
    const cursors = new Set<string>();
    let failure: Failure | null = null;
    let cursor: string | undefined;
    try {
      const source = this._sourceOf(entry);
      do {
        if (this._asked >= REQUESTS || this._found.size >= RECORDS) {
          this._isCut = true;
          break;
        }
        this._asked++;
        signal?.throwIfAborted();
        const page = await readPage(source, entry, { cursor, signal });
        pages.push(page);
        cursor = page.next ?? undefined;
        if (cursor !== undefined && cursors.has(cursor)) {
          const { href: url } = entry;
          throw new Failure('invalid', { url, detail: 'pages in a circle' });
        }
        cursors.add(cursor ?? '');
        this._count(entry, page);
      } while (cursor !== undefined);
    } catch (error) {
      failure = asFailure(error, entry.href);
      if (failure.kind === 'cancelled' || signal?.aborted) {
        throw new Failure('cancelled', { url: entry.href }, { cause: error });
      }
    }
    this._listing.delete(entry.id);
    this._closed++;
    this._report();
    return { ...node, pages, failure };
  }

  /** Keeps the datasets of a node; the nodes below it that are new. */
  private _take(read: IRead): INode[] {
    const { entry, pages, failure } = read;
    if (failure) {
      const { kind, facts } = failure;
      this._unread.push({ entry, kind, facts });
    }
    const place = [...read.place, titleOf(read)];
    for (const indexed of pages.flatMap(({ datasets }) => datasets)) {
      const { id } = indexed.entry;
      if (!this._records.has(id)) {
        const isItself = id === entry.id;
        this._records.set(id, recordOf(indexed, isItself ? read.place : place));
      }
    }
    return pages
      .flatMap(({ below }) => below)
      .filter(({ id }) => !this._taken.has(id) && this._taken.add(id))
      .map(entry => ({ entry, place }));
  }

  private _count({ id }: IEntry, { datasets, below, next }: IIndexPage): void {
    datasets.forEach(({ entry }) => this._found.add(entry.id));
    below.forEach(entry => this._known.add(entry.id));
    if (next !== null) {
      this._turned++;
      this._listing.add(id);
      this._report();
    }
  }

  private _report(): void {
    this._options.report?.({
      done: this._closed + this._turned,
      total: this._listing.size > 0 ? null : this._known.size + this._turned,
      found: this._found.size
    });
  }

  private readonly _records = new Map<string, IRecord>();
  private readonly _unread: IUnread[] = [];
  /** Ids of the nodes that are read or will be. */
  private readonly _taken = new Set<string>();
  /** Ids of all nodes and all datasets that were told of, for the progress. */
  private readonly _known = new Set<string>();
  private readonly _found = new Set<string>();
  /** Ids of nodes of which there are more pages. */
  private readonly _listing = new Set<string>();
  /** Pages that were asked for. */
  private _asked = 0;
  /** Pages that were turned, and nodes that are read to their end. */
  private _turned = 0;
  private _closed = 0;
  private _isCut = false;
}

/** What its own document calls a node, else what its parent did. */
function titleOf({ entry, pages: [first] }: IRead): string {
  return first?.self?.title ?? entry.title;
}
