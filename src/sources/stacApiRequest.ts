import { asText, isObject } from '../model';
import type { JSONObject } from '../model';
import { Failure } from '../net';
import type { IAnswer, INet } from '../net';

import { isWebAddress } from './url';

/** What is asked of an API: a page of a list. */
export interface IApiRequest {
  readonly href: string;
  /** Sent by POST; a GET has none. */
  readonly body: JSONObject | null;
}

/** A request as a cursor: an address, or JSON where there is a body. */
export function writeCursor({ href, body }: IApiRequest): string {
  return body === null ? href : JSON.stringify({ href, body });
}

/** The request of a cursor, or of an address. */
export function readCursor(cursor: string): IApiRequest {
  return cursor.startsWith('{')
    ? (JSON.parse(cursor) as IApiRequest)
    : { href: cursor, body: null };
}

/** Sends a request. */
export function send(
  net: INet,
  { href, body }: IApiRequest,
  signal?: AbortSignal
): Promise<IAnswer<unknown>> {
  return body === null
    ? net.json(href, { signal })
    : net.post(href, body, { signal });
}

/**
 * The request that a link `next` means; `null` without one.
 *
 * @param link - its `href`, with `method`, `body` and `merge` where the page
 * came by POST: then `body` is added to what was asked before. Its `headers` are
 * not sent: a catalog wrote them, a page may send none but a few of them without
 * asking first, and which page is meant, address and body tell.
 * @param asked - the request whose answer holds the link.
 * @param address - makes the link's address one that answers.
 * @throws Failure `invalid` where the next page is not one of this API.
 */
export function nextRequest(
  link: JSONObject | null,
  asked: IApiRequest,
  address: (href: string) => string
): IApiRequest | null {
  if (!link) {
    return null;
  }
  const isPost = asText(link.method)?.toUpperCase() === 'POST';
  const href = address(asText(link.href) ?? asked.href);
  if (!isPost) {
    const isMore = isWebAddress(href) && href !== asked.href;
    return isMore ? { href, body: null } : null;
  }
  // What is sent by POST can change things, and a catalog writes what is sent.
  if (!isWebAddress(href) || !isSameOrigin(href, asked.href)) {
    throw new Failure('invalid', { url: asked.href, detail: 'next' });
  }
  const told = isObject(link.body) ? link.body : {};
  const before = link.merge === true ? asked.body : null;
  return { href, body: { ...before, ...told } };
}

function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}
