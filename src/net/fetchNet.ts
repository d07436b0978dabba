import type { IPage } from './diagnose';
import { Failure } from './failure';
import { Flights } from './flights';
import type { ByteRange, IAnswer, INet, IRequestOptions } from './net';
import { parseJSON } from './parse';
import { Queue } from './queue';
import { request } from './request';
import type { IRequest } from './request';

/** Requests in flight to one host. */
const WIDTH = 4;

/** Characters of text that we keep. */
const CAPACITY = 64 * 1024 * 1024;

/**
 * The door to the network through `fetch`.
 *
 * @param page - the page we are in; `null` outside a browser.
 */
export class FetchNet implements INet {
  constructor(private readonly _page: IPage | null = null) {}

  async text(
    url: string,
    options: IRequestOptions = {}
  ): Promise<IAnswer<string>> {
    const address = checked(url);
    try {
      return await this._texts.get(
        address,
        signal => this._text(address, { ...options, signal }),
        options.signal
      );
    } catch (error) {
      throw options.signal?.aborted ? new Failure('cancelled', { url }) : error;
    }
  }

  async json(
    url: string,
    options: IRequestOptions = {}
  ): Promise<IAnswer<unknown>> {
    const answer = await this.text(url, options);
    let body = this._documents.get(answer);
    if (!body) {
      body = parseJSON(answer.body, answer.url);
      this._documents.set(answer, body);
    }
    return { ...answer, body: await body };
  }

  async post(
    url: string,
    body: unknown,
    { signal = new AbortController().signal, ...options }: IRequestOptions = {}
  ): Promise<IAnswer<unknown>> {
    const json = JSON.stringify(body);
    const answer = await this._text(checked(url), { ...options, signal, json });
    return { ...answer, body: await parseJSON(answer.body, answer.url) };
  }

  async bytes(
    url: string,
    options: IRequestOptions & { range?: ByteRange; partial?: boolean } = {}
  ): Promise<Uint8Array | null> {
    const { range, signal = new AbortController().signal } = options;
    const headers = range ? { Range: rangeHeader(range) } : undefined;
    const answer = await this._send(checked(url), {
      ...options,
      signal,
      headers
    });
    const { status, retryAfter, body } = answer;
    if (status === 404) {
      return null;
    }
    if (status >= 400) {
      throw new Failure('http', { url, status, retryAfter });
    }
    return range && status !== 206 ? slice(body, range) : body;
  }

  forget(prefix: string): void {
    this._texts.forget(prefix.replace(/[?#].*$/s, ''));
  }

  private async _text(
    url: string,
    options: IRequest
  ): Promise<IAnswer<string>> {
    // A catalog that has changed is wanted at once, whatever its max-age says.
    const answer = await this._send(url, { ...options, cache: 'no-cache' });
    const { status, retryAfter, body } = answer;
    if (status >= 400) {
      throw new Failure('http', { url, status, retryAfter });
    }
    return { ...answer, body: new TextDecoder().decode(body) };
  }

  private async _send(url: string, options: IRequest) {
    try {
      const leave = await this._queue.enter(new URL(url).host, options.signal);
      return await request(url, options, this._page).finally(leave);
    } catch (error) {
      throw error instanceof Failure
        ? error
        : new Failure('cancelled', { url }, { cause: error });
    }
  }

  private readonly _queue = new Queue(WIDTH);
  private readonly _texts = new Flights<IAnswer<string>>(
    answer => answer.body.length,
    CAPACITY
  );
  private readonly _documents = new WeakMap<
    IAnswer<string>,
    Promise<unknown>
  >();
}

/** The URL without its fragment; http and https only. */
function checked(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new Failure('unsupported-address', { url });
  }
  address.hash = '';
  return address.href;
}

function rangeHeader(range: ByteRange): string {
  return 'suffix' in range
    ? `bytes=-${range.suffix}`
    : `bytes=${range.start}-${range.end - 1}`;
}

function slice(body: Uint8Array, range: ByteRange): Uint8Array {
  return 'suffix' in range
    ? body.subarray(-range.suffix)
    : body.subarray(range.start, range.end);
}
