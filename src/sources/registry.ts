import type { ICatalogIndex, IDataset, IEntry } from '../model';
import { diskPath, Failure, fileURL, plainAddress } from '../net';
import type { INet } from '../net';

import { detect } from './detect';
import { FileSource } from './file';
import { FrevaSource } from './freva';
import { IntakeSource } from './intake';
import { IntakeEsmSource } from './intakeEsm';
import { KerchunkSource } from './kerchunk';
import type {
  IChildrenOptions,
  IChildrenPage,
  IDescribeOptions,
  IIndexOptions,
  ISearchAbilities,
  ISearchQuery,
  ISource
} from './source';
import { StacSource } from './stac';
import { StacApiSource } from './stacApi';
import { Walk } from './walk';
import { XpublishSource } from './xpublish';
import { ZarrSource } from './zarr';

/**
 * All kinds of catalog, as one.
 *
 * @param added - kinds besides our own; may grow and shrink.
 */
export class SourceRegistry {
  constructor(
    private readonly _net: INet,
    private readonly _added: ReadonlySet<ISource> = new Set()
  ) {
    const stac = new StacSource(_net);
    // What is asked below an address is asked in this order.
    this._own = [
      new ZarrSource(_net),
      stac,
      new StacApiSource(_net),
      new XpublishSource(_net, stac),
      new KerchunkSource(_net),
      new IntakeSource(_net),
      new IntakeEsmSource(_net),
      new FrevaSource(_net),
      new FileSource(_net)
    ];
  }

  /** What a URL is, with an entry that opens it. */
  async detect(
    url: string,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IEntry> {
    const given = url.trim();
    const path = diskPath(given);
    // Sources work with URLs; a path would be none.
    const address = path === null ? given : fileURL(path);
    const found = await detect(this._net, this._sources(), address, signal);
    return found.source.root(found.evidence);
  }

  async children(
    entry: IEntry,
    options?: IChildrenOptions
  ): Promise<IChildrenPage> {
    return this._source(entry).children(entry, options);
  }

  async describe(entry: IEntry, options?: IDescribeOptions): Promise<IDataset> {
    return withPaths(await this._source(entry).describe(entry, options));
  }

  /** What the server of an entry can search by; `null` for nothing. */
  async searchAbilities(
    entry: IEntry,
    options?: { signal?: AbortSignal }
  ): Promise<ISearchAbilities | null> {
    return (
      (await this._source(entry).searchAbilities?.(entry, options)) ?? null
    );
  }

  /** What the server of an entry finds below it; see `ISource.search`. */
  async search(
    entry: IEntry,
    query: ISearchQuery,
    options?: IChildrenOptions
  ): Promise<IChildrenPage> {
    const source = this._source(entry);
    if (!source.search) {
      const { href: url } = entry;
      throw new Failure('not-searchable', { url, detail: 'search' });
    }
    return source.search(entry, query, options);
  }

  /** Whether the kind of an entry can search; its server is not asked. */
  canSearch({ source }: IEntry): boolean {
    const known = this._sources().find(({ kind }) => kind === source);
    return known?.search !== undefined;
  }

  /** All datasets below an entry, with what its catalog tells of them. */
  index(entry: IEntry, options?: IIndexOptions): Promise<ICatalogIndex> {
    return new Walk(each => this._source(each), options).index(entry);
  }

  /** Whether what is at some addresses is hosted now; see `ISource.hosted`. */
  async hosted(
    hrefs: readonly string[],
    options?: { signal?: AbortSignal }
  ): Promise<ReadonlyMap<string, boolean>> {
    const told = await Promise.all(
      this._sources().map(async source => source.hosted?.(hrefs, options))
    );
    return new Map(told.flatMap(hosted => [...(hosted ?? [])]));
  }

  /** Forgets what servers of some addresses told; see `ISource.forget`. */
  forget(hrefs: readonly string[]): void {
    this._sources().forEach(source => source.forget?.(hrefs));
  }

  private _source({ source, href }: IEntry): ISource {
    const known = this._sources().find(({ kind }) => kind === source);
    if (!known) {
      throw new Failure('not-a-catalog', { url: href, detail: 'no-source' });
    }
    return known;
  }

  private _sources(): readonly ISource[] {
    return [...this._own, ...this._added];
  }

  private readonly _own: readonly ISource[];
}

/** What is on disk has a path for people and in code, no `file:` URL. */
function withPaths(dataset: IDataset): IDataset {
  const accesses = dataset.accesses.map(access => {
    const { href, origin } = access;
    const catalog = plainAddress(origin.catalog);
    return {
      ...access,
      href: plainAddress(href),
      origin: { ...origin, catalog }
    };
  });
  return { ...dataset, accesses };
}
