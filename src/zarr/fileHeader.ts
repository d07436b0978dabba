import type { AccessFormat } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import type { IReferenceSet } from './reference';
import { readSet } from './referenceJson';

/** Whether a format is that of a file whose header can be read by itself. */
export function isFileFormat(format: AccessFormat | undefined): boolean {
  return format === 'netcdf' || format === 'grib';
}

/**
 * Reads the header of a file of NetCDF or GRIB on disk: a store of its metadata
 * and small coordinates.
 *
 * @throws Failure of the request. Reading values that the header lacks fails
 * with `reference` and `header`: they are there, but not for us.
 */
export async function readHeader(
  net: INet,
  href: string,
  signal?: AbortSignal
): Promise<IReferenceSet> {
  const answer = await net.header(href, { signal });
  const { references, document } = await readSet(net, answer, signal);
  const { format, needsJinja } = references;
  return {
    document,
    references: {
      format,
      needsJinja,
      async find(key, signal) {
        const found = await references.find(key, signal);
        if (found === null) {
          throw new Failure('reference', { url: href, detail: 'header' });
        }
        return found;
      }
    }
  };
}
