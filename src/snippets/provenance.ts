import type { IAccess, IDataset } from '../model';

import { oneLine, pythonComment } from './python';

/** Characters of a title in the comment, which is to leave room for the origin. */
const TITLE = 100;

/**
 * What is to be known in the notebook as well, where no note stands: xarray
 * reads the coordinates when it opens a dataset.
 */
const TAPE = 'on tape: reading it, its coordinates as well, may take hours';

/** Comments: which dataset this is, and the documents that name its accesses. */
export function provenance(
  { title }: IDataset,
  access: IAccess,
  other: IAccess = access
): string[] {
  const isOneCatalog = access.origin.catalog === other.origin.catalog;
  const isOnTape = [access, other].some(({ reach }) => reach === 'tape');
  return [
    pythonComment(`${oneLine(title, TITLE)} — from ${placeOf(access)}`),
    ...(isOneCatalog ? [] : [pythonComment(`and from ${placeOf(other)}`)]),
    ...(isOnTape ? [pythonComment(TAPE)] : [])
  ];
}

function placeOf({ origin: { catalog, key, intake } }: IAccess): string {
  const word = intake ? 'entry' : 'asset';
  return key === undefined ? catalog : `${catalog} (${word} "${key}")`;
}
