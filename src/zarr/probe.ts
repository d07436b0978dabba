import { isObject } from '../model';
import type { JSONObject } from '../model';
import type { FailureKind, INet } from '../net';
import { Failure, parseJSON } from '../net';

import { keyURL } from './address';
import { documentKind } from './document';

/** A consolidated document and the format that it is written in. */
export interface IConsolidated {
  readonly document: JSONObject;
  readonly zarrFormat: 2 | 3;
}

/** Where a store keeps its consolidated metadata, by Zarr format. */
const CONSOLIDATED = { 2: '.zmetadata', 3: 'zarr.json' } as const;

/**
 * Asks for the consolidated document below `root`: one request when the format
 * is known, else two at the same time.
 *
 * @returns the document, or why each request had none.
 */
export async function askConsolidated(
  net: INet,
  root: string,
  zarrFormat: 2 | 3 | null,
  signal?: AbortSignal
): Promise<IConsolidated | readonly Failure[]> {
  // Where a store has both, v3 wins, as it does for zarr-python.
  const formats = zarrFormat ? [zarrFormat] : ([3, 2] as const);
  const answers = formats.map(format => ask(net, root, format, signal));
  const failures: Failure[] = [];
  for (const pending of answers) {
    const answer = await pending;
    if (!(answer instanceof Failure)) {
      return answer;
    }
    failures.push(answer);
  }
  return failures;
}

/**
 * The most telling reason why there is no consolidated document at `root`.
 *
 * Only now, when listing has failed, two more requests find out whether there
 * is a v2 store at all: unlike `zarr.json`, `.zmetadata` is missing from one
 * that is not consolidated.
 */
export async function explain(
  net: INet,
  root: string,
  failures: readonly Failure[],
  signal?: AbortSignal
): Promise<Failure> {
  const [failure] = [...failures].sort((a, b) => weight(b) - weight(a));
  if (failure.kind === 'not-consolidated' || !isMissing(failure)) {
    return failure;
  }
  const keys = ['.zgroup', '.zarray'];
  const found = await Promise.all(
    keys.map(key => read(net, keyURL(root, key), signal))
  );
  for (const body of found) {
    const kind = body instanceof Failure ? null : documentKind(body, 2);
    if (kind === 'group-v2' || kind === 'array-v2') {
      return new Failure('not-consolidated', { url: root, detail: kind });
    }
  }
  return failure;
}

/**
 * Whether a failure may mean that a key is not there: buckets answer 403,
 * single-page sites a page, and many a 404 that a browser may not see.
 */
function isMissing({ kind, facts: { status = 0 } }: Failure): boolean {
  return (
    kind === 'not-admitted' ||
    kind === 'not-json' ||
    (kind === 'http' && status < 500 && status !== 401 && status !== 429)
  );
}

async function ask(
  net: INet,
  root: string,
  zarrFormat: 2 | 3,
  signal?: AbortSignal
): Promise<IConsolidated | Failure> {
  const url = keyURL(root, CONSOLIDATED[zarrFormat]);
  const body = await read(net, url, signal);
  if (body instanceof Failure) {
    return body;
  }
  const kind = documentKind(body, zarrFormat);
  switch (kind) {
    case 'consolidated':
      return { document: body, zarrFormat };
    case 'other':
      return new Failure('invalid', { url, detail: 'not-a-store' });
    default:
      return new Failure('not-consolidated', { url: root, detail: kind });
  }
}

/** A JSON document; one server writes the object as JSON in a JSON text. */
async function read(
  net: INet,
  url: string,
  signal?: AbortSignal
): Promise<JSONObject | Failure> {
  try {
    const { body } = await net.json(url, { signal });
    const document =
      typeof body === 'string' ? await parseJSON(body, url) : body;
    return isObject(document)
      ? document
      : new Failure('invalid', { url, detail: 'not-a-store' });
  } catch (error) {
    if (error instanceof Failure) {
      return error;
    }
    throw error;
  }
}

/** What tells less, or more, than that a document could not be had whole. */
const WEIGHTS: Readonly<Partial<Record<FailureKind, number>>> = {
  'not-admitted': 1,
  'not-json': 2,
  invalid: 3,
  'not-consolidated': 5,
  cancelled: 6
};

/** How much a failure tells; a missing document tells least. */
function weight({ kind, facts: { status } }: Failure): number {
  return kind === 'http' && status === 404 ? 0 : (WEIGHTS[kind] ?? 4);
}
