import { UNTOLD, asText, createEntry } from '../model';
import type { IDataset, IEntry } from '../model';
import { Failure, asFailure } from '../net';
import type { INet } from '../net';

import { readAttributes } from './attributes';
import type { IChildrenPage, IEvidence, IIndexPage, ISource } from './source';
import { below } from './url';
import { datasetOf, nameOf, parentOf, serverOf } from './xpublishAddress';
import { PROBES, placeOf, readIds } from './xpublishEvidence';
import { HostedLists } from './xpublishHosted';
import { readInfo } from './xpublishInfo';
import { ANY_ROUTE } from './xpublishRoutes';
import type { IRoutes } from './xpublishRoutes';
import { Servers, isAnswer } from './xpublishServer';
import { mergeAccesses, readStores } from './xpublishStores';
import { beginsWith, grow } from './xpublishTree';

/**
 * A server of datasets: xpublish, and cloudify, which is built on it.
 *
 * Its tree is the list of ids, one request for all of it. Which routes there
 * are below a dataset is asked once for all datasets of a server.
 */
export class XpublishSource implements ISource {
  /**
   * @param _items - reads the STAC items that cloudify renders.
   */
  constructor(
    private readonly _net: INet,
    private readonly _items: Pick<ISource, 'kind' | 'describe'>
  ) {
    this._servers = new Servers(_net);
    this._lists = new HostedLists(_net);
  }

  readonly kind = 'xpublish';
  readonly rank = 45;
  // A store is looked for first: most addresses that answer nothing are one.
  readonly probes = [[], PROBES];

  detect(evidence: IEvidence): number {
    return placeOf(evidence) === null ? 0 : 0.9;
  }

  root(evidence: IEvidence): IEntry {
    const { url, kind } = placeOf(evidence) ?? {
      url: evidence.url,
      kind: 'catalog'
    };
    const title = nameOf(kind === 'catalog' ? parentOf(url) : url);
    return createEntry({ source: this.kind, href: url, title, kind });
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const { href, path } = entry;
    const ids = await this._readList(href, signal);
    const entries = grow(ids, path).map(grown =>
      typeof grown === 'string'
        ? this._dataset(href, grown)
        : createEntry({
            source: this.kind,
            href,
            path: grown.start,
            title: grown.name,
            kind: 'catalog'
          })
    );
    return { entries, next: null };
  }

  /** The ids alone: what is in a dataset, only a request for it would tell. */
  async index(
    { href, path }: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IIndexPage> {
    const ids = await this._readList(href, signal);
    const datasets = ids
      .filter(id => beginsWith(id, path))
      .map(id => ({
        entry: this._dataset(href, id),
        variables: null,
        told: {}
      }));
    return { datasets, below: [], next: null };
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    const { id, href, title, kind } = entry;
    if (kind === 'catalog') {
      return { ...UNTOLD, id, title };
    }
    const routes = await this._servers.routes(serverOf(href), signal);
    const told = routes.stac
      ? await this._readItem(entry, routes, signal)
      : await this._readInfo(entry, signal);
    const { accesses: named } = told;
    const stores = await readStores(this._net, href, routes, named, signal);
    const accesses = mergeAccesses(stores, named, href);
    return { ...told, id, accesses };
  }

  hosted(
    hrefs: readonly string[],
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<ReadonlyMap<string, boolean>> {
    return this._lists.hosted(hrefs, signal);
  }

  forget(hrefs: readonly string[]): void {
    this._lists.forget(hrefs);
    this._servers.forget(hrefs);
  }

  private async _readList(
    href: string,
    signal?: AbortSignal
  ): Promise<string[]> {
    const { body, url } = await this._net.json(href, { signal });
    const ids = readIds(body);
    if (ids === null) {
      throw new Failure('not-a-catalog', { url, detail: 'json' });
    }
    return ids;
  }

  private _dataset(list: string, id: string): IEntry {
    return createEntry({
      source: this.kind,
      href: datasetOf(list, id),
      title: id,
      kind: 'dataset'
    });
  }

  /** A dataset by its STAC item, else by what xpublish itself tells. */
  private async _readItem(
    entry: IEntry,
    routes: IRoutes,
    signal?: AbortSignal
  ): Promise<IDataset> {
    const source = this._items.kind;
    const href = below(entry.href, 'stac');
    const item = createEntry({ ...entry, source, href, path: [] });
    try {
      return await this._items.describe(item, { signal });
    } catch (error) {
      const failure = asFailure(error, href);
      // Where items are served, one that is missing tells that its dataset is.
      const isGone = failure.facts.status === 404 && routes !== ANY_ROUTE;
      if (isGone || !isAnswer(failure)) {
        throw failure;
      }
      return this._readInfo(entry, signal);
    }
  }

  private async _readInfo(
    { id, href }: IEntry,
    signal?: AbortSignal
  ): Promise<IDataset> {
    const { body, url } = await this._net.json(below(href, 'info'), { signal });
    const info = readInfo(body);
    if (!info) {
      throw new Failure('invalid', { url, detail: 'info' });
    }
    // Titles repeat where ids do not, so they only add to the description.
    const { title, description, ...told } = readAttributes(info.attributes);
    return {
      ...UNTOLD,
      ...told,
      id,
      title: nameOf(href),
      description: [title, description].filter(asText).join('\n\n'),
      variables: info.variables
    };
  }

  private readonly _servers: Servers;
  private readonly _lists: HostedLists;
}
