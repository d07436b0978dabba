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
  /**
   * The URL after redirects, without fragment; of what is on disk a `file:`
   * URL, at which relative addresses can start.
   */
  readonly url: string;
  readonly status: number;
  /** Media type without parameters, lower case; `''` when not told. */
  readonly mediaType: string;
  readonly body: T;
}

/**
 * The one door to the network.
 *
 * Addresses are URLs of the web and, where somebody reads files for us, paths
 * on disk (as they stand, or as `file:` URLs).
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
   * The header of a file of NetCDF or GRIB on disk, as kerchunk's references in
   * JSON: its metadata, small coordinates, and no other values.
   */
  header(url: string, options?: IRequestOptions): Promise<IAnswer<unknown>>;
  /** Whether there is anybody to ask for an address: a disk may have nobody. */
  reaches(url: string): boolean;
  /**
   * Whether a host is asked through the server part, which needs no admission
   * of the page (CORS).
   */
  forwards(url: string): boolean;
  /**
   * Forgets cached answers of URLs that begin with `prefix`, whose own query
   * does not count: what is below an address has the query behind its path.
   */
  forget(prefix: string): void;
}
