/**
 * Why a request, or the reading of its answer, failed.
 *
 * - `offline`: this computer has no network.
 * - `mixed-content`: an http address asked for by an https page.
 * - `not-admitted`: the host answers, but does not admit this page (CORS).
 * - `unreachable`: no answer at all (refused, unknown host, a redirect loop);
 *   the `detail` is a cause that only a process outside the browser is told.
 * - `refused`, `unknown-host`, `redirect-loop`, `certificate`: causes that only
 *   a process outside the browser is told.
 * - `broken-off`: the body of the answer ends too early, or cannot be unpacked.
 * - `http`: the host answered with an error status.
 * - `unsupported-address`: neither an http(s) address nor a path on disk, or
 *   one with a password in it (`detail`: `login`), which is left out of `url`.
 * - `not-served`: a path on disk that nobody reads for us (`detail`: `no-server`
 *   without the server part, `outside` its folders).
 * - `not-forwarded`: the server part does not forward to this host (`detail`:
 *   `host-not-allowed`, `private-address`, `redirect`, `bad-address`).
 * - `missing-package`: Python in the server lacks what reads a file.
 * - `not-json`: the body is not JSON (`detail`: `html`, `empty`, `truncated`, `other`).
 * - `not-a-catalog`: it is none of the kinds we know.
 * - `not-searchable`: its server would ignore a part of the search (`detail`:
 *   `search`, `text`, `filter`).
 * - `not-consolidated`: a store that cannot be listed over HTTP.
 * - `range-ignored`: the host sends a whole file where a part was asked for.
 * - `reference`: what stands in for a part of another file cannot be followed
 *   (`detail`: `not-web`, `header`, `wrong-length`, `template`, `version`,
 *   `broken`).
 * - `unsupported`: an entry that cannot be opened (`detail`: the catalog's word
 *   for its kind, or `template`, `no-data`).
 * - `invalid`: of a known kind, but it breaks its own rules (`detail` says where).
 * - `too-large`: more bytes than we take.
 * - `timed-out`, `cancelled`.
 * - `unforeseen`: none of these, such as a fault of ours (`detail` is its text).
 */
export const FAILURE_KINDS = [
  'offline',
  'mixed-content',
  'not-admitted',
  'unreachable',
  'refused',
  'unknown-host',
  'redirect-loop',
  'certificate',
  'broken-off',
  'http',
  'unsupported-address',
  'not-served',
  'not-forwarded',
  'missing-package',
  'not-json',
  'not-a-catalog',
  'not-searchable',
  'not-consolidated',
  'range-ignored',
  'reference',
  'unsupported',
  'invalid',
  'too-large',
  'timed-out',
  'cancelled',
  'unforeseen'
] as const;

/** One of {@link FAILURE_KINDS}. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What else is known of a failure; `messages` makes sentences of it. */
export interface IFailureFacts {
  /** The address that was asked for. */
  readonly url: string;
  /** HTTP status, for `http`. */
  readonly status?: number;
  /** Seconds that the host asks us to wait (`Retry-After`). */
  readonly retryAfter?: number;
  /** Bytes we take at most, for `too-large`. */
  readonly limit?: number;
  /** Milliseconds we waited, for `timed-out`. */
  readonly waited?: number;
  /** A code that refines the kind, never a sentence for people. */
  readonly detail?: string;
}

/**
 * The one error that leaves the core: a code and its parameters.
 */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly facts: IFailureFacts,
    options?: ErrorOptions
  ) {
    super(`${kind}: ${facts.url}`, options);
    this.name = 'Failure';
  }
}

/** The failure in `error`, which is `unforeseen` where it is not one of ours. */
export function asFailure(error: unknown, url: string): Failure {
  if (error instanceof Failure) {
    return error;
  }
  // In some places it is a `DOMException`, which need not be an `Error`.
  if ((error as { name?: unknown } | null)?.name === 'AbortError') {
    return new Failure('cancelled', { url }, { cause: error });
  }
  // The sentence for people has no room for where it happened.
  console.error(error);
  const detail = error instanceof Error ? error.message : String(error);
  return new Failure('unforeseen', { url, detail }, { cause: error });
}
