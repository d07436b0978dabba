/** How one request is to be made. */
export interface IRequestOptions {
  /** Cancels the wait; the request ends as `cancelled`. */
  readonly signal?: AbortSignal;
  /** Milliseconds without a byte after which we give up. Default 20 000. */
  readonly timeout?: number;
  /** Bytes to take at most. Default 64 MB. */
  readonly limit?: number;
}

/** Bytes `start` … `end - 1` of a body, or its last `suffix` bytes. */
export type ByteRange =
  | { readonly start: number; readonly end: number }
  | { readonly suffix: number };

/** A body and what came with it. */
export interface IAnswer<T> {
  /** The URL after redirects, without fragment. */
  readonly url: string;
  readonly status: number;
  /** Media type without parameters, lower case; `''` when not told. */
  readonly mediaType: string;
  readonly body: T;
}

/**
 * The one door to the network.
 *
 * Texts are cached by URL for the life of the page and asked for once even when
 * two ask at the same time; at most four requests are in flight to a host;
 * every error is a `Failure`.
 */
export interface INet {
  /** The body as text. */
  text(url: string, options?: IRequestOptions): Promise<IAnswer<string>>;
  /** The body as JSON; bare `NaN` and `Infinity` are numbers. */
  json(url: string, options?: IRequestOptions): Promise<IAnswer<unknown>>;
  /**
   * The JSON that answers `body`, which is sent as JSON by POST. Not cached.
   *
   * A catalog may have written the body, so the request never carries Jupyter's
   * login and follows no redirect, on which others would see it.
   */
  post(
    url: string,
    body: unknown,
    options?: IRequestOptions
  ): Promise<IAnswer<unknown>>;
  /**
   * The body, or a range of it, as bytes; `null` where the host has none (404).
   * Not cached. A host that ignores the range is served by slicing its answer;
   * with `partial` that is an error, before the whole of it has come.
   */
  bytes(
    url: string,
    options?: IRequestOptions & { range?: ByteRange; partial?: boolean }
  ): Promise<Uint8Array | null>;
  /**
   * Forgets cached answers of URLs that begin with `prefix`, whose own query
   * does not count: what is below an address has the query behind its path.
   */
  forget(prefix: string): void;
}
