import { asText, createEntry, isObject } from '../model';
import type { EntryKind, IDataset, IEntry } from '../model';
import type { INet } from '../net';

import type { IChildrenPage, IEvidence, IIndexPage, ISource } from './source';
import { asRead, readDataset } from './stacDataset';
import { isChild, looksLikeStac, readStac } from './stacDocument';
import type { IStacDocument, IStacLink } from './stacDocument';
import { indexedOf } from './stacGlance';
import { nameOf } from './url';

/** An item as cloudify serves it; its collection links it like a child. */
const SERVED = /\/datasets\/[^/]+\/stac\/?(?=$|[?#])/;

/**
 * Static STAC: a tree of JSON files, one request a node.
 *
 * A node's children are the links of its one document, with the titles these
 * have there; nothing behind a link is read before it is opened.
 */
export class StacSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'stac';
  readonly rank = 50;
  readonly probes = [];

  detect({ document }: IEvidence): number {
    return looksLikeStac(document) ? 0.9 : 0;
  }

  root({ document, url }: IEvidence): IEntry {
    const { title, id, type, properties } = looksLikeStac(document)
      ? document
      : {};
    const inner = isObject(properties) ? asText(properties.title) : null;
    return this._entry(
      url,
      inner ?? asText(title) ?? asText(id) ?? nameOf(url),
      type === 'Feature' ? 'dataset' : 'catalog'
    );
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const document = await this._read(entry.href, signal);
    const entries = document.links
      .filter(isChild)
      .map(link => this._child(link, document));
    return {
      entries,
      next: null,
      self: asRead(entry, document, entries.length > 0)
    };
  }

  /**
   * Catalogs and collections, which link their items by title and address; an
   * item is not read, as a large catalog would cost thousands of requests.
   */
  async index(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IIndexPage> {
    const document = await this._read(entry.href, signal);
    const children = document.links
      .filter(isChild)
      .map(link => this._child(link, document));
    const self = asRead(entry, document, children.length > 0);
    const isDataset = ({ kind, href }: IEntry) =>
      kind === 'dataset' || SERVED.test(href);
    const linked = children.filter(isDataset).map(child => ({
      entry: { ...child, kind: 'dataset' as const },
      variables: null,
      told: {}
    }));
    const { variables } = readDataset(document, self);
    const own = indexedOf(self, variables, document);
    return {
      datasets: self.kind === 'catalog' ? linked : [own, ...linked],
      below: children.filter(child => !isDataset(child)),
      next: null,
      self
    };
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    return readDataset(await this._read(entry.href, signal), entry);
  }

  private async _read(
    url: string,
    signal?: AbortSignal
  ): Promise<IStacDocument> {
    return readStac(await this._net.json(url, { signal }));
  }

  private _child(link: IStacLink, document: IStacDocument): IEntry {
    const href = document.address(link.href);
    const isItem = link.rel === 'item' || link.type.includes('geo+json');
    const kind = isItem ? 'dataset' : 'catalog';
    return this._entry(href, link.title ?? nameOf(href), kind);
  }

  private _entry(href: string, title: string, kind: EntryKind): IEntry {
    return createEntry({ source: this.kind, href, title, kind });
  }
}
