import { diagnose } from './diagnose';
import type { IPage } from './diagnose';
import { Failure } from './failure';
import type { IAnswer, IRequestOptions } from './net';
import type { IRoute } from './route';

/** Milliseconds without a byte after which we give up. */
const TIMEOUT = 20_000;

/** Bytes of a body that we take. */
const LIMIT = 64_000_000;

/** Seconds that a host may ask us to wait before we rather tell the person. */
const PATIENCE = 30;

/** A request as `request` makes it. */
export interface IRequest extends IRequestOptions {
  readonly headers?: Record<string, string>;
  readonly cache?: RequestCache;
  /** Take nothing but the part that is asked for. */
  readonly partial?: boolean;
  readonly signal: AbortSignal;
  /** JSON to send by POST, without anybody's login; without it, it is a GET. */
  readonly json?: string;
}

/**
 * One request, with the whole body of its answer.
 *
 * An error status of the host is an answer here, as its callers differ in what
 * it means; but a host that says to come back within half a minute (429 or 503
 * with `Retry-After`) is asked once more after that time.
 *
 * @throws Failure whenever there is no whole answer.
 */
export async function request(
  route: IRoute,
  options: IRequest,
  page: IPage | null
): Promise<IAnswer<Uint8Array> & { retryAfter?: number }> {
  const answer = await once(route, options, page);
  const { status, retryAfter } = answer;
  const busy = status === 429 || status === 503;
  if (!busy || retryAfter === undefined || retryAfter > PATIENCE) {
    return answer;
  }
  await pause(retryAfter * 1000, options.signal);
  return once(route, options, page);
}

async function once(
  route: IRoute,
  options: IRequest,
  page: IPage | null
): Promise<IAnswer<Uint8Array> & { retryAfter?: number }> {
  const { address, url, send, back } = route;
  const { signal, headers, cache, limit = LIMIT } = options;
  const timeout = options.timeout ?? route.timeout ?? TIMEOUT;
  const idle = new IdleTimer(timeout);
  let isAnswered = false;
  try {
    const response = await send(url, {
      headers,
      cache,
      credentials: page && url.startsWith(page.base) ? 'same-origin' : 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, idle.signal]),
      ...(options.json === undefined ? {} : post(options.json))
    });
    isAnswered = true;
    idle.restart();
    if (options.partial && response.ok && response.status !== 206) {
      await response.body?.cancel();
      throw new Failure('range-ignored', { url: address });
    }
    const body = await read(response, address, limit, idle);
    return {
      url: response.url ? back(withoutFragment(response.url)) : address,
      status: response.status,
      mediaType: mediaType(response.headers.get('Content-Type')),
      retryAfter: retryAfter(response.headers.get('Retry-After')),
      body
    };
  } catch (error) {
    if (error instanceof Failure) {
      throw error;
    }
    if (signal.aborted) {
      throw new Failure('cancelled', { url: address }, { cause: error });
    }
    if (idle.signal.aborted) {
      throw new Failure('timed-out', { url: address, waited: timeout });
    }
    // Who has begun to answer is there and admits us.
    throw isAnswered
      ? new Failure('broken-off', { url: address }, { cause: error })
      : await diagnose(url, error, page);
  } finally {
    idle.stop();
  }
}

function post(json: string): RequestInit {
  return {
    method: 'POST',
    body: json,
    headers: { 'Content-Type': 'application/json' },
    credentials: 'omit',
    redirect: 'error'
  };
}

/** The body of a response; gives up as soon as it is larger than `limit`. */
async function read(
  response: Response,
  url: string,
  limit: number,
  idle: IdleTimer
): Promise<Uint8Array> {
  const tooLarge = () => new Failure('too-large', { url, limit });
  const promised = Number(response.headers.get('Content-Length') ?? 0);
  if (promised > limit) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) {
      break;
    }
    idle.restart();
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    body.set(part, offset);
    offset += part.byteLength;
  }
  return body;
}

/** Aborts when it has not been restarted for a while. */
class IdleTimer {
  constructor(private readonly _milliseconds: number) {
    this.restart();
  }

  get signal(): AbortSignal {
    return this._controller.signal;
  }

  restart(): void {
    this.stop();
    this._timer = setTimeout(
      () => this._controller.abort(),
      this._milliseconds
    );
  }

  stop(): void {
    clearTimeout(this._timer);
  }

  private _timer: ReturnType<typeof setTimeout> | undefined;
  private readonly _controller = new AbortController();
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true }
    );
  });
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

function mediaType(header: string | null): string {
  return (header ?? '').split(';')[0].trim().toLowerCase();
}

/** Seconds of a `Retry-After` header, which is a number of them or a date. */
function retryAfter(header: string | null): number | undefined {
  if (!header) {
    return undefined;
  }
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
