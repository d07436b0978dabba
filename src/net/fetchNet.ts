import { canonical, diskPath, fileURL } from './address';
import type { IPage } from './diagnose';
import { Failure } from './failure';
import { Flights } from './flights';
import type { ByteRange, IAnswer, INet, IRequestOptions } from './net';
import { parseJSON } from './parse';
import { Queue } from './queue';
import type { IRequest } from './request';
import { Routes } from './routes';
import type { IRoute } from './route';

/** Requests in flight to one host. */
const WIDTH = 4;

/** Bytes of memory for all that we keep. */
const CAPACITY = 128 * 1024 * 1024;

/**
 * Bytes that a character of a text costs. Most texts are JSON, whose document
 * is kept beside it: two to four times its length for catalogs and references.
 */
const COST = 4;

/**
 * The door to the network through `fetch`.
 *
 * @param page - the page we are in; `null` outside a browser.
 * @param routes - where requests go.
 */
export class FetchNet implements INet {
  constructor(
    private readonly _page: IPage | null = null,
    private readonly _routes = new Routes()
  ) {}

  async text(
    url: string,
    options: IRequestOptions = {}
  ): Promise<IAnswer<string>> {
    const address = canonical(url);
    return this._kept(address, options, () => this._routes.find(address));
  }

  async json(
    url: string,
    options: IRequestOptions = {}
  ): Promise<IAnswer<unknown>> {
    return this._parsed(await this.text(url, options));
  }

  async header(
    url: string,
    options: IRequestOptions = {}
  ): Promise<IAnswer<unknown>> {
    const address = canonical(url);
    // Kept beside the file itself, and forgotten with it.
    const key = `${address}#header`;
    return this._parsed(
      await this._kept(key, options, async () => this._routes.header(address))
    );
  }

  reaches(url: string): boolean {
    return this._routes.reaches(url);
  }

  forwards(url: string): boolean {
    return this._routes.forwards(url);
  }

  async post(
    url: string,
    body: unknown,
    { signal = new AbortController().signal, ...options }: IRequestOptions = {}
  ): Promise<IAnswer<unknown>> {
    const json = JSON.stringify(body);
    const route = await this._routes.find(canonical(url), false);
    const answer = await this._text(route, { ...options, signal, json });
    return { ...answer, body: await parseJSON(answer.body, answer.url) };
  }

  async bytes(
    url: string,
    options: IRequestOptions & { range?: ByteRange; partial?: boolean } = {}
  ): Promise<Uint8Array | null> {
    const { range, signal = new AbortController().signal } = options;
    const headers = range ? { Range: rangeHeader(range) } : undefined;
    const route = await this._routes.find(canonical(url));
    const answer = await this._send(route, { ...options, signal, headers });
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
    const path = diskPath(prefix);
    this._texts.forget(
      path === null ? prefix.replace(/[?#].*$/s, '') : fileURL(path)
    );
  }

  /** The text that is kept under `key`, or comes by a route. */
  private async _kept(
    key: string,
    options: IRequestOptions,
    find: () => Promise<IRoute>
  ): Promise<IAnswer<string>> {
    try {
      return await this._texts.get(
        key,
        async signal => this._text(await find(), { ...options, signal }),
        options.signal
      );
    } catch (error) {
      throw options.signal?.aborted
        ? new Failure('cancelled', { url: key })
        : error;
    }
  }

  private async _parsed(answer: IAnswer<string>): Promise<IAnswer<unknown>> {
    let body = this._documents.get(answer);
    if (!body) {
      body = parseJSON(answer.body, answer.url);
      this._documents.set(answer, body);
    }
    return { ...answer, body: await body };
  }

  private async _text(
    route: IRoute,
    options: IRequest
  ): Promise<IAnswer<string>> {
    // A catalog that has changed is wanted at once, whatever its max-age says.
    const answer = await this._send(route, { ...options, cache: 'no-cache' });
    const { status, retryAfter, body } = answer;
    if (status >= 400) {
      const { address: url } = route;
      throw new Failure('http', { url, status, retryAfter });
    }
    return { ...answer, body: new TextDecoder().decode(body) };
  }

  private async _send(route: IRoute, options: IRequest) {
    // Loaded with the first request, as a page need not make any.
    const { request } = await import('./request');
    try {
      const leave = await this._queue.enter(route.host, options.signal);
      return await request(route, options, this._page).finally(leave);
    } catch (error) {
      const { address: url } = route;
      throw error instanceof Failure
        ? error
        : new Failure('cancelled', { url }, { cause: error });
    }
  }

  private readonly _queue = new Queue(WIDTH);
  private readonly _texts = new Flights<IAnswer<string>>(
    answer => answer.body.length * COST,
    CAPACITY
  );
  private readonly _documents = new WeakMap<
    IAnswer<string>,
    Promise<unknown>
  >();
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
