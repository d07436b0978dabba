import { Failure, asFailure } from '../net';
import type { INet } from '../net';

import type { IEvidence, IProbeAnswer, ISource } from './source';
import { below } from './url';

/** Confidence above which a source may have the URL. */
const ENOUGH = 0.5;

/** Characters of a body that a source may look at. */
const HEAD = 64 * 1024;

/** A URL and the source that is surest of it. */
export interface IDetected {
  readonly source: ISource;
  readonly evidence: IEvidence;
}

/**
 * Finds the kind of catalog behind a URL by what it answers.
 *
 * The URL itself is asked for first, and without a slash at its end where there
 * is nothing with it. Only when no source knows it by that, as with the root of
 * a store, which has no document, the addresses below it that the sources name
 * are asked for, round by round, until one of them tells what it is.
 *
 * @throws Failure why the URL cannot be read, or `not-a-catalog`.
 */
export async function detect(
  net: INet,
  sources: readonly ISource[],
  url: string,
  signal?: AbortSignal
): Promise<IDetected> {
  const { evidence, failure } = await askEither(net, url, signal);
  const known = surest(sources, evidence);
  if (known) {
    return { source: known, evidence };
  }
  if (failure?.kind === 'too-large') {
    throw failure;
  }
  return detectByProbes(net, sources, evidence, failure, url, signal);
}

async function detectByProbes(
  net: INet,
  sources: readonly ISource[],
  evidence: IEvidence,
  failure: Failure | null,
  url: string,
  signal?: AbortSignal
): Promise<IDetected> {
  const rounds = Math.max(...sources.map(({ probes }) => probes.length));
  let probed = evidence;
  for (let round = 0; round < rounds; round++) {
    const asked = sources.flatMap(({ probes }) => probes[round] ?? []);
    const paths = [...new Set(asked)];
    const answer = await askRound(net, sources, probed, paths, url, signal);
    if (answer.source) {
      return { source: answer.source, evidence: answer.evidence };
    }
    probed = answer.evidence;
  }
  const failures = [...probed.probes.values()].map(({ failure }) => failure);
  throw failures.find(isOfStore) ?? failure ?? unknown(evidence);
}

/**
 * Whether a document below the URL is there and could not be had whole, which
 * tells more than that the URL itself has nothing.
 */
function isOfStore(failure: Failure | null): boolean {
  switch (failure?.kind) {
    case 'too-large':
    case 'broken-off':
    case 'timed-out':
      return true;
    case 'not-json':
      // A site of one page answers anything with it.
      return failure.facts.detail !== 'html';
    default:
      return false;
  }
}

/**
 * Looks at the answers in the order of the sources, whichever comes first, so
 * that the same URL is always the same.
 */
async function askRound(
  net: INet,
  sources: readonly ISource[],
  evidence: IEvidence,
  paths: readonly string[],
  url: string,
  signal?: AbortSignal
): Promise<{ source: ISource | null; evidence: IEvidence }> {
  const enough = new AbortController();
  const ends = [enough.signal, ...(signal ? [signal] : [])];
  const answers = paths.map(path =>
    probe(net, below(url, path), AbortSignal.any(ends))
  );
  // Those that nobody waits for any more end, and that is no error.
  for (const answer of answers) {
    answer.catch(() => undefined);
  }
  const probes = new Map(evidence.probes);
  const probed = { ...evidence, probes };
  try {
    for (const [i, path] of paths.entries()) {
      probes.set(path, await answers[i]);
      const source = surest(sources, probed);
      if (source) {
        return { source, evidence: probed };
      }
    }
    return { source: null, evidence: probed };
  } finally {
    enough.abort();
  }
}

/** Some servers have nothing at an address that differs by a slash. */
async function askEither(
  net: INet,
  url: string,
  signal?: AbortSignal
): ReturnType<typeof ask> {
  const asked = await ask(net, url, signal);
  const address = new URL(url);
  const { pathname } = address;
  address.pathname = pathname.replace(/\/+$/, '');
  if (asked.failure?.facts.status !== 404 || address.pathname === pathname) {
    return asked;
  }
  const other = await ask(net, address.href, signal);
  return other.failure ? asked : other;
}

/** The URL's own answer; a refusal counts as one, since it may be a store. */
async function ask(
  net: INet,
  url: string,
  signal?: AbortSignal
): Promise<{ evidence: IEvidence; failure: Failure | null }> {
  const nothing = { mediaType: '', head: '', document: undefined };
  const probes = new Map<string, IProbeAnswer>();
  try {
    const answer = await net.text(url, { signal });
    const json = await net.json(url, { signal }).catch(() => null);
    return {
      failure: null,
      evidence: {
        url: answer.url,
        status: answer.status,
        mediaType: answer.mediaType,
        head: answer.body.slice(0, HEAD),
        document: json?.body,
        probes
      }
    };
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    if (error.kind === 'too-large') {
      const head = await readHead(net, url, signal);
      const evidence = { ...nothing, url, status: 206, head, probes };
      return { failure: error, evidence };
    }
    if (!mayHaveProbes(error)) {
      throw error;
    }
    const status = error.facts.status ?? 0;
    return {
      failure: error,
      evidence: { url, status, ...nothing, probes }
    };
  }
}

/** Of what is too large to be a catalog, the beginning alone: it may be data. */
async function readHead(
  net: INet,
  url: string,
  signal?: AbortSignal
): Promise<string> {
  const range = { start: 0, end: HEAD };
  const options = { range, partial: true, signal };
  const bytes = await net.bytes(url, options).catch(() => null);
  return bytes ? new TextDecoder().decode(bytes) : '';
}

/** Failures after which an address below may still answer. */
function mayHaveProbes({ kind, facts }: Failure): boolean {
  const { status = 0 } = facts;
  return (
    kind === 'not-admitted' ||
    (kind === 'http' && status < 500 && status !== 429)
  );
}

async function probe(
  net: INet,
  url: string,
  signal?: AbortSignal
): Promise<IProbeAnswer> {
  try {
    const answer = await net.json(url, { signal });
    const { status, body: document } = answer;
    return { url: answer.url, status, document, failure: null };
  } catch (error) {
    const failure = asFailure(error, url);
    if (failure.kind === 'cancelled') {
      throw failure;
    }
    const { status = 0 } = failure.facts;
    return { url, status, document: undefined, failure };
  }
}

function surest(
  sources: readonly ISource[],
  evidence: IEvidence
): ISource | null {
  let best: { source: ISource; confidence: number } | null = null;
  for (const source of sources) {
    const confidence = source.detect(evidence);
    const isSurer =
      !best ||
      confidence > best.confidence ||
      (confidence === best.confidence && source.rank > best.source.rank);
    if (confidence >= ENOUGH && isSurer) {
      best = { source, confidence };
    }
  }
  return best?.source ?? null;
}

/** Why nobody knows a body: it is a page, broken JSON, or of no known kind. */
function unknown({ url, head, document }: IEvidence): Failure {
  const start = head.trimStart();
  const detail = start === '' ? 'empty' : start.startsWith('<') ? 'html' : '';
  if (detail === '' && document === undefined && /^[[{]/.test(start)) {
    return new Failure('not-json', { url, detail: 'truncated' });
  }
  return new Failure('not-a-catalog', { url, detail: detail || 'other' });
}
