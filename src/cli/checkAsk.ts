import { Failure } from '../net';
import { diagnose } from '../net/diagnose';

/** Nobody lists this origin: a host that admits it admits every page. */
const ORIGIN = 'https://catalog-check.example';

/** Milliseconds for a whole answer. */
const TIMEOUT = 20_000;

/** An answer with its headers and the beginning of its body. */
export interface IReply {
  /** The URL after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** Bytes that came, counted until there were more than wanted. */
  readonly bytes: number;
}

/** How a request of a check is made. */
export interface IAskOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the body to wait for; the rest does not come. Default 0. */
  readonly wanted?: number;
}

/**
 * Asks as a page of another origin would.
 *
 * `INet` gives neither headers nor HEAD, and waits when a host says that it is
 * busy; a check is about just these, so it asks by itself. Node does not apply
 * the rules of CORS, which lets us read why a browser would refuse.
 *
 * @throws Failure when there is no answer.
 */
export async function ask(
  url: string,
  { method = 'GET', headers, wanted = 0 }: IAskOptions = {}
): Promise<IReply> {
  const signal = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch(url, {
      method,
      // Compressed on the way, a body has not the length that was promised.
      headers: { Origin: ORIGIN, 'Accept-Encoding': 'identity', ...headers },
      signal
    });
    return {
      url: response.url,
      status: response.status,
      headers: response.headers,
      bytes: await count(response, wanted)
    };
  } catch (error) {
    throw signal.aborted
      ? new Failure('timed-out', { url, waited: TIMEOUT })
      : await diagnose(url, error, null);
  }
}

/** Whether any page may read the answer. */
export function admits({ headers }: IReply): boolean {
  const admitted = headers.get('Access-Control-Allow-Origin')?.trim();
  return admitted === '*' || admitted === ORIGIN;
}

/** Whether a page that may read the answer may read this header of it. */
export function exposes({ headers }: IReply, name: string): boolean {
  const exposed = headers.get('Access-Control-Expose-Headers') ?? '';
  return exposed
    .split(',')
    .map(text => text.trim().toLowerCase())
    .some(text => text === '*' || text === name.toLowerCase());
}

async function count(response: Response, wanted: number): Promise<number> {
  const reader = response.body?.getReader();
  let bytes = 0;
  while (reader && bytes < wanted) {
    const { done, value } = await reader.read();
    if (done) {
      return bytes;
    }
    bytes += value.byteLength;
  }
  await reader?.cancel();
  return bytes;
}
