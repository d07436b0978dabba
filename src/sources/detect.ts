import { Failure } from '../net';
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
 * The URL itself is asked for first. Only when no source knows it by that, as
 * with the root of a store, which has no document, the addresses below it that
 * the sources name are asked for, all at once.
 *
 * @throws Failure why the URL cannot be read, or `not-a-catalog`.
 */
export async function detect(
  net: INet,
  sources: readonly ISource[],
  url: string,
  signal?: AbortSignal
): Promise<IDetected> {
  const { evidence, failure } = await ask(net, url, signal);
  const known = surest(sources, evidence);
  if (known) {
    return { source: known, evidence };
  }
  const paths = [...new Set(sources.flatMap(source => source.probes))];
  const probes = new Map<string, IProbeAnswer>();
  const failures: Failure[] = failure ? [failure] : [];
  await Promise.all(
    paths.map(async path => {
      const answer = await probe(net, below(url, path), signal);
      probes.set(path, answer);
    })
  );
  const probed = { ...evidence, probes };
  const source = surest(sources, probed);
  if (source) {
    return { source, evidence: probed };
  }
  throw failures[0] ?? unknown(evidence);
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
    if (!(error instanceof Failure) || !mayHaveProbes(error)) {
      throw error;
    }
    const status = error.facts.status ?? 0;
    return {
      failure: error,
      evidence: { url, status, ...nothing, probes }
    };
  }
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
    return { url: answer.url, status: answer.status, document: answer.body };
  } catch (error) {
    if (error instanceof Failure && error.kind === 'cancelled') {
      throw error;
    }
    const status = error instanceof Failure ? error.facts.status : undefined;
    return { url, status: status ?? 0, document: undefined };
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
