import type { ReferenceFormat } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import type { IReferenceSet } from './reference';
import { readJSONReferences } from './referenceJson';
import { readParquetReferences } from './referenceParquet';

type Read = (
  net: INet,
  href: string,
  signal?: AbortSignal
) => Promise<IReferenceSet>;

const READERS: Readonly<Record<ReferenceFormat, readonly Read[]>> = {
  'kerchunk-json': [readJSONReferences, readParquetReferences],
  'kerchunk-parquet': [readParquetReferences, readJSONReferences]
};

/**
 * Reads a set of references with one request.
 *
 * @param href - of its JSON or its folder.
 * @param format - what the catalog takes it for, which may be a guess by the
 * end of its address: where it is wrong, the other is tried.
 * @throws Failure of the request; `not-a-catalog`, `reference`.
 */
export async function readReferences(
  net: INet,
  href: string,
  format: ReferenceFormat,
  signal?: AbortSignal
): Promise<IReferenceSet> {
  const [read, readOther] = READERS[format];
  try {
    return await read(net, href, signal);
  } catch (error) {
    const kind = error instanceof Failure ? error.kind : null;
    if (kind !== 'http' && kind !== 'not-json' && kind !== 'not-a-catalog') {
      throw error;
    }
    return await readOther(net, href, signal).catch(() => {
      throw error;
    });
  }
}
