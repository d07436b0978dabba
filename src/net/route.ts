/** Sends a request, as `fetch` does. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** The request that is really made for an address. */
export interface IRoute {
  /** What was asked for. */
  readonly address: string;
  /** What is asked in its place. */
  readonly url: string;
  /** Whose patience it takes. */
  readonly host: string;
  /** Milliseconds without a byte that are usual here; else as everywhere. */
  readonly timeout?: number;
  readonly send: Send;
  /** The address that the URL of an answer stands for. */
  back(url: string): string;
}

/** What is done for an address, however it is called. */
export type Way = Omit<IRoute, 'address' | 'back'>;
