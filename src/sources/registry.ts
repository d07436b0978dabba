import type { IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { detect } from './detect';
import type { IChildrenOptions, IChildrenPage, ISource } from './source';
import { StacSource } from './stac';
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
    this._own = [new StacSource(_net), new ZarrSource(_net)];
  }

  /** What a URL is, with an entry that opens it. */
  async detect(
    url: string,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IEntry> {
    const address = url.trim();
    const found = await detect(this._net, this._sources(), address, signal);
    return found.source.root(found.evidence);
  }

  async children(
    entry: IEntry,
    options?: IChildrenOptions
  ): Promise<IChildrenPage> {
    return this._source(entry).children(entry, options);
  }

  async describe(
    entry: IEntry,
    options?: { signal?: AbortSignal }
  ): Promise<IDataset> {
    return this._source(entry).describe(entry, options);
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
