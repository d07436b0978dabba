import { asText, createEntry } from '../model';
import type { IEntry, JSONObject } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import type { IChildrenPage, IIndexed } from './source';
import { keepQuery, withLimit } from './stacApiAddress';
import { isItems, readListing } from './stacApiAnswer';
import { nextRequest, send, writeCursor } from './stacApiRequest';
import type { IApiRequest } from './stacApiRequest';
import { asRead, readDataset } from './stacDataset';
import { readLinks, readStac, selfOf } from './stacDocument';
import type { IStacDocument } from './stacDocument';
import { indexedOf, readGlance } from './stacGlance';
import { addresses } from './stacHost';
import { isWebAddress } from './url';

/** Members of a page that we ask for. */
export const LIMIT = 100;

/** Which members of a page are wanted, and how to stop. */
interface IPageOptions {
  readonly signal?: AbortSignal;
  readonly isWanted?: (member: JSONObject) => boolean;
}

/** A page of collections or items. */
export interface IApiPage extends IChildrenPage {
  /** What it tells of its items. */
  readonly items: readonly IIndexed[];
}

/** A member of a page, and what is told of it where it is an item. */
interface IMember {
  readonly entry: IEntry;
  readonly item: IIndexed | null;
}

/** A page as it came. */
interface IRead {
  readonly request: IApiRequest;
  readonly url: string;
  address(href: string): string;
}

/** The lists of a STAC API, page by page. */
export class StacApiPages {
  /**
   * @param _net - the door to the network.
   * @param _kind - source of entries that are no documents of their own, or
   * have more below them.
   */
  constructor(
    private readonly _net: INet,
    private readonly _kind: string
  ) {}

  /** Where the items of a listed collection are; `null` when it did not tell. */
  itemsOf({ id }: IEntry): string | null {
    return this._items.get(id) ?? null;
  }

  /**
   * One page: one request.
   *
   * @param entry - what the page is asked for; its query is kept.
   * @throws Failure `invalid` where the answer is no list.
   */
  async read(
    entry: IEntry,
    request: IApiRequest,
    { signal, isWanted = () => true }: IPageOptions = {}
  ): Promise<IApiPage> {
    const { url, body } = await send(this._net, request, signal);
    const listing = readListing(body, true);
    if (!listing) {
      throw new Failure('invalid', { url: request.href, detail: 'listing' });
    }
    const own = addresses(selfOf(listing.links), url);
    const address = (href: string) => keepQuery(own(href), entry.href);
    const read = { request, url, address };
    const members = await Promise.all(
      listing.members
        .filter(isWanted)
        .map((member, i) => this._member(member, i, read))
    );
    // A page without members is the last, whatever it links.
    const next =
      listing.members.length > 0
        ? nextRequest(listing.next, request, address)
        : null;
    return {
      entries: members.map(({ entry }) => entry),
      items: members.map(({ item }) => item).filter(item => item !== null),
      next: next && writeCursor(next)
    };
  }

  /** A collection or item, which its list holds as a whole. */
  private async _member(
    member: JSONObject,
    position: number,
    read: IRead
  ): Promise<IMember> {
    const isItem = member.type === 'Feature';
    const entry = this._place(member, position, read, isItem);
    try {
      const { url, address } = read;
      const document = await readStac({ body: member, url, address });
      const known = asRead(entry, document, true);
      if (isItem) {
        const dataset = readDataset(document, known);
        const glance = readGlance(document, dataset);
        const shown = { ...known, glance };
        const item = indexedOf(shown, dataset.variables, document);
        return { entry: shown, item };
      }
      this._remember(known, document);
      return { entry: known, item: null };
    } catch {
      // It is listed all the same, and says so when it is opened.
      return { entry, item: null };
    }
  }

  /** By its own address where it has one, else by its id in the page. */
  private _place(
    member: JSONObject,
    position: number,
    { request, address }: IRead,
    isItem: boolean
  ): IEntry {
    const kind = isItem ? 'dataset' : 'catalog';
    const id = idOf(member) ?? String(position);
    const self = selfOf(readLinks(member.links));
    const href = self === null ? '' : address(self);
    return isWebAddress(href)
      ? createEntry({
          source: isItem ? 'stac' : this._kind,
          href,
          title: id,
          kind
        })
      : createEntry({
          source: this._kind,
          href: pageOf(id, request),
          path: [id],
          title: id,
          kind
        });
  }

  /** A listed collection tells where its items are: that saves a request. */
  private _remember({ id }: IEntry, { links, address }: IStacDocument): void {
    const items = links.find(isItems);
    if (items && !links.some(({ rel }) => rel === 'child')) {
      this._items.set(id, withLimit(address(items.href), LIMIT));
    }
  }

  private readonly _items = new Map<string, string>();
}

/** The id of a member, which some write as a number. */
export function idOf({ id }: JSONObject): string | null {
  return typeof id === 'number' ? String(id) : asText(id);
}

/** An address whose answer holds the member: a page that came by POST has none. */
function pageOf(id: string, { href, body }: IApiRequest): string {
  if (body === null) {
    return href;
  }
  const address = new URL(href);
  address.searchParams.set('ids', id);
  return address.href;
}
