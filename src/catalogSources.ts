import { DisposableDelegate } from '@lumino/disposable';
import type { IDisposable } from '@lumino/disposable';

import type { ICatalogIndex, IDataset, IEntry } from './model';
import { FetchNet, Routes } from './net';
import type { INet } from './net';
import type { SourceRegistry } from './sources/registry';
import type {
  IChildrenOptions,
  IChildrenPage,
  IDescribeOptions,
  IIndexOptions,
  ISearchAbilities,
  ISearchQuery,
  ISource
} from './sources/source';
import type { ICatalogSources } from './tokens';

/**
 * The kinds of catalog for a page: what reads them is loaded with the first
 * call, so that a closed sidebar costs nothing.
 *
 * @param base - URL below which requests may carry Jupyter's own login.
 * @param _routes - where requests go.
 */
export class CatalogSources implements ICatalogSources {
  constructor(
    base: string,
    private readonly _routes = new Routes()
  ) {
    const page = {
      base,
      secure: location.protocol === 'https:',
      online: () => navigator.onLine
    };
    this.net = new FetchNet(page, _routes);
  }

  readonly net: INet;

  add(source: ISource): IDisposable {
    this._added.add(source);
    return new DisposableDelegate(() => this._added.delete(source));
  }

  async detect(
    url: string,
    options?: { signal?: AbortSignal }
  ): Promise<IEntry> {
    return (await this._load()).detect(url, options);
  }

  async children(
    entry: IEntry,
    options?: IChildrenOptions
  ): Promise<IChildrenPage> {
    return (await this._load()).children(entry, options);
  }

  async describe(entry: IEntry, options?: IDescribeOptions): Promise<IDataset> {
    const dataset = await (await this._load()).describe(entry, options);
    return withHosts(dataset, await this._routes.renaming());
  }

  async searchAbilities(
    entry: IEntry,
    options?: { signal?: AbortSignal }
  ): Promise<ISearchAbilities | null> {
    return (await this._load()).searchAbilities(entry, options);
  }

  async search(
    entry: IEntry,
    query: ISearchQuery,
    options?: IChildrenOptions
  ): Promise<IChildrenPage> {
    return (await this._load()).search(entry, query, options);
  }

  async canSearch(entry: IEntry): Promise<boolean> {
    return (await this._load()).canSearch(entry);
  }

  async index(entry: IEntry, options?: IIndexOptions): Promise<ICatalogIndex> {
    return (await this._load()).index(entry, options);
  }

  async hosted(
    hrefs: readonly string[],
    options?: { signal?: AbortSignal }
  ): Promise<ReadonlyMap<string, boolean>> {
    return (await this._load()).hosted(hrefs, options);
  }

  async forget(hrefs: readonly string[]): Promise<void> {
    // Nothing is known before they are loaded, or where they cannot be.
    const registry = await this._registry?.catch(() => null);
    registry?.forget(hrefs);
  }

  private _load(): Promise<SourceRegistry> {
    this._registry ??= import('./sources/registry').then(
      ({ SourceRegistry }) => new SourceRegistry(this.net, this._added),
      error => {
        // A file of ours that was lost on its way may come the next time.
        this._registry = null;
        throw error;
      }
    );
    return this._registry;
  }

  private readonly _added = new Set<ISource>();
  private _registry: Promise<SourceRegistry> | null = null;
}

/** Code knows hosts by the names that they have now. */
function withHosts(
  dataset: IDataset,
  rename: (address: string) => string
): IDataset {
  const accesses = dataset.accesses.map(access => ({
    ...access,
    href: rename(access.href),
    origin: { ...access.origin, catalog: rename(access.origin.catalog) }
  }));
  return { ...dataset, accesses };
}
