import { Failure } from './failure';
import type { FailureKind } from './failure';

/** What a page knows of itself; a process outside the browser has none. */
export interface IPage {
  /** Address below which requests may carry the page's own login. */
  readonly base: string;
  /** Whether the page itself came over https. */
  readonly secure: boolean;
  /** Whether this computer has a network, as far as the browser knows. */
  online(): boolean;
}

/** Milliseconds given to the probe that asks whether a host is there at all. */
const PROBE_TIMEOUT = 5000;

/** Causes that Node's fetch names, by the code of the error beneath. */
const CAUSES: readonly (readonly [RegExp, FailureKind])[] = [
  [/redirect count exceeded/, 'redirect-loop'],
  [/ENOTFOUND|EAI_AGAIN/, 'unknown-host'],
  [/ECONNREFUSED/, 'refused'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/, 'certificate']
];

/**
 * Why a request got no answer.
 *
 * A browser says `Failed to fetch` to everything, so the page's own state is
 * asked first, then the host, by a request whose answer we may not read: it
 * shows whether the host is there and only does not admit us (CORS). A process
 * outside the browser is told the cause.
 */
export async function diagnose(
  url: string,
  error: unknown,
  page: IPage | null
): Promise<Failure> {
  const kind = await cause(url, error, page);
  const detail = page || kind !== 'unreachable' ? undefined : innermost(error);
  return new Failure(kind, { url, detail }, { cause: error });
}

async function cause(
  url: string,
  error: unknown,
  page: IPage | null
): Promise<FailureKind> {
  if (!page) {
    const text = nested(error);
    return CAUSES.find(([pattern]) => pattern.test(text))?.[1] ?? 'unreachable';
  }
  if (page.secure && isMixed(url)) {
    return 'mixed-content';
  }
  if (!page.online()) {
    return 'offline';
  }
  // Jupyter's own server admits its page.
  if (url.startsWith(page.base)) {
    return 'unreachable';
  }
  try {
    await fetch(url, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PROBE_TIMEOUT)
    });
    return 'not-admitted';
  } catch {
    return 'unreachable';
  }
}

/** Browsers let an https page ask loopback addresses over http. */
function isMixed(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  const loopback = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;
  return protocol === 'http:' && !loopback.test(hostname);
}

/** Messages and codes of an error and of those beneath it. */
function nested(error: unknown): string {
  return chain(error)
    .flatMap(({ message, code, errors }) => [message, code, errors].map(String))
    .join(' ');
}

/** The first line of what the error beneath all says: the cause itself. */
function innermost(error: unknown): string | undefined {
  const [text] = (chain(error).at(-1)?.message ?? '').trim().split('\n');
  return text || undefined;
}

/** An error and those beneath it. */
function chain(error: unknown): Partial<INativeError>[] {
  const errors: Partial<INativeError>[] = [];
  let at = error;
  while (typeof at === 'object' && at !== null) {
    const native: Partial<INativeError> = at;
    errors.push(native);
    at = native.cause;
  }
  return errors;
}

/** What errors of Node carry besides their message. */
interface INativeError extends AggregateError {
  readonly code: string;
}
