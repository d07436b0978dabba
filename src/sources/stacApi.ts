import { asText, createEntry, isObject } from '../model';
import type { IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import type {
  IChildrenOptions,
  IChildrenPage,
  IEvidence,
  IIndexPage,
  ISearchAbilities,
  ISearchQuery,
  ISource
} from './source';
import { isInside, keepQuery, withLimit } from './stacApiAddress';
import {
  conformance,
  isApiNode,
  isItems,
  isSearch,
  readListing
} from './stacApiAnswer';
import { LIMIT, StacApiPages, idOf } from './stacApiPages';
import type { IApiPage } from './stacApiPages';
import { readCursor } from './stacApiRequest';
import {
  hasAll,
  lacking,
  readFilters,
  searchRequest,
  wordsOf
} from './stacApiSearch';
import { findService } from './stacApiService';
import type { IService } from './stacApiService';
import { asRead, readDataset } from './stacDataset';
import { isChild, readStac, selfOf } from './stacDocument';
import type { IStacAnswer, IStacDocument, IStacLink } from './stacDocument';
import { addresses } from './stacHost';
import { nameOf } from './url';

/** The options of a request. */
interface IOptions {
  readonly signal?: AbortSignal;
}

/**
 * A STAC API: collections and items come page by page, as its links `next` say.
 *
 * Its landing page, a collection, and each list that it answers can be the
 * root. An item is a document like that of a static catalog, and is left to
 * the source of those.
 */
export class StacApiSource implements ISource {
  constructor(private readonly _net: INet) {
    this._pages = new StacApiPages(_net, this.kind);
  }

  readonly kind = 'stac-api';
  readonly rank = 60;
  readonly probes = [];

  detect({ document }: IEvidence): number {
    return isApiNode(document) || readListing(document) ? 0.95 : 0;
  }

  root({ document, url }: IEvidence): IEntry {
    const { title, id } = isObject(document) ? document : {};
    return createEntry({
      source: this.kind,
      href: url,
      title: asText(title) ?? asText(id) ?? nameOf(url),
      kind: 'catalog'
    });
  }

  async children(
    entry: IEntry,
    options: IChildrenOptions = {}
  ): Promise<IChildrenPage> {
    const { entries, next, self } = await this._page(entry, options);
    return { entries, next, ...(self && { self }) };
  }

  /** Collections and their items page by page: a page holds its items whole. */
  async index(
    entry: IEntry,
    options: IChildrenOptions = {}
  ): Promise<IIndexPage> {
    const { entries, items, next, self } = await this._page(entry, options);
    const told = new Set(items.map(({ entry }) => entry.id));
    // An item that is only linked, or broken, is known by its row.
    const linked = entries
      .filter(({ id, kind }) => kind === 'dataset' && !told.has(id))
      .map(entry => ({ entry, variables: null, told: {} }));
    return {
      datasets: [...linked, ...items],
      below: entries.filter(({ kind }) => kind !== 'dataset'),
      next,
      ...(self && { self })
    };
  }

  private async _page(
    entry: IEntry,
    { cursor, signal }: IChildrenOptions
  ): Promise<IApiPage> {
    const items = this._pages.itemsOf(entry);
    if (cursor !== undefined || items !== null) {
      const request = readCursor(cursor ?? items ?? '');
      return this._pages.read(entry, request, { signal });
    }
    const answer = await this._ask(entry, { signal });
    return readListing(answer.body)
      ? this._pages.read(entry, readCursor(entry.href), { signal })
      : this._below(entry, answer, { signal });
  }

  async describe(entry: IEntry, { signal }: IOptions = {}): Promise<IDataset> {
    const answer = await this._ask(entry, { signal });
    return readDataset(await readStac(answer), entry);
  }

  async searchAbilities(
    entry: IEntry,
    { signal }: IOptions = {}
  ): Promise<ISearchAbilities | null> {
    const service = await this._service(entry, { signal });
    if (!service) {
      return null;
    }
    const { dialect, isPost, queryables } = service;
    const isAsked = isPost && dialect.filter && queryables !== null;
    const fields = isAsked
      ? await this._net.json(queryables, { signal })
      : null;
    return {
      text: dialect.text !== 'none',
      bbox: true,
      time: true,
      filters: readFilters(fields?.body)
    };
  }

  async search(
    entry: IEntry,
    query: ISearchQuery,
    { cursor, signal }: IChildrenOptions = {}
  ): Promise<IChildrenPage> {
    const service = await this._service(entry, { signal });
    if (!service) {
      throw unsearchable(entry, 'search');
    }
    const ignored = lacking(service, query);
    if (ignored !== null) {
      throw unsearchable(entry, ignored);
    }
    const request =
      cursor === undefined
        ? searchRequest(service, query, LIMIT)
        : readCursor(cursor);
    const words = wordsOf(query.text);
    const isExact = service.dialect.text === 'expression' || words.length < 2;
    return this._pages.read(entry, request, {
      signal,
      isWanted: item => isExact || hasAll(item, words)
    });
  }

  /** The document of an entry: its own, or a member of the list it stands in. */
  private async _ask(
    { href, path: [id] }: IEntry,
    { signal }: IOptions
  ): Promise<IStacAnswer> {
    const answer = await this._net.json(href, { signal });
    if (id === undefined) {
      return answer;
    }
    const { members = [], links = [] } = readListing(answer.body) ?? {};
    const body = members.find(member => idOf(member) === id);
    if (!body) {
      throw new Failure('invalid', { url: href, detail: 'no-such-member' });
    }
    const { url } = answer;
    return { body, url, address: addresses(selfOf(links), url) };
  }

  /** The first page of what is below a landing page or a collection. */
  private async _below(
    entry: IEntry,
    answer: IStacAnswer,
    { signal }: IOptions
  ): Promise<IApiPage> {
    const document = await readStac(answer);
    const address = (href: string) =>
      keepQuery(document.address(href), entry.href);
    const list = firstList(document, conformance(answer.body), address);
    const page = list
      ? await this._pages.read(entry, readCursor(list), { signal })
      : { entries: [], items: [], next: null };
    // A landing page links the collections of its list as children, too.
    const others = document.links
      .filter(link => isChild(link) && !(list && link.rel === 'item'))
      .map(link => this._child(link, address))
      .filter(({ href }) => !(list && isInside(href, list)));
    const entries = [...others, ...page.entries];
    const hasMore = entries.length > 0 || page.next !== null;
    return { ...page, entries, self: asRead(entry, document, hasMore) };
  }

  private _child(link: IStacLink, address: (href: string) => string): IEntry {
    const href = address(link.href);
    const isItem = link.rel === 'item';
    return createEntry({
      source: isItem ? 'stac' : this.kind,
      href,
      title: link.title ?? nameOf(href),
      kind: isItem ? 'dataset' : 'catalog'
    });
  }

  private async _service(
    entry: IEntry,
    { signal }: IOptions
  ): Promise<IService | null> {
    const answer = await this._ask(entry, { signal });
    return findService(this._net, answer, entry.href, signal);
  }

  private readonly _pages: StacApiPages;
}

function unsearchable({ href: url }: IEntry, detail: string): Failure {
  return new Failure('not-searchable', { url, detail });
}

/**
 * The address of the list below a document: a collection's items, an API's
 * collections, or all its items where it links nothing else.
 */
function firstList(
  { links }: IStacDocument,
  classes: readonly string[],
  address: (href: string) => string
): string | null {
  const items = links.find(isItems);
  if (items) {
    return withLimit(address(items.href), LIMIT);
  }
  const data = links.find(({ rel }) => rel === 'data');
  if (data) {
    const isPaged = classes.some(name => name.includes('collection-search'));
    const href = address(data.href);
    return isPaged ? withLimit(href, LIMIT) : href;
  }
  const search = links.some(isChild) ? undefined : links.find(isSearch);
  return search ? withLimit(address(search.href), LIMIT) : null;
}
