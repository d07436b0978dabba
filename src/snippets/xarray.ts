import type { IAccess, IDataset } from '../model';

import { transportOf } from './address';
import type { ISnippetFlavour } from './flavour';
import { layout } from './layout';
import { oneLine, pythonComment } from './python';
import { needs, notes } from './xarrayNeeds';
import { isChunked, openCall } from './xarrayOpen';
import { selectLines } from './xarraySelect';

/** A name of its own, which no language translates. */
const NAME = 'xarray';

const IMPORT = 'import xarray as xr';

/** In a page, a cell has the packages that its own text imports. */
const DASK = 'import dask  # for chunks';

/** Characters of a title in the comment, which is to leave room for the origin. */
const TITLE = 100;

/** Opens a Zarr store with xarray, as `ds`. */
export const xarray: ISnippetFlavour = {
  id: NAME,
  label: NAME,
  language: 'python',

  supports(_dataset, access, { language }) {
    const isPython = language === null || language === 'python';
    return isPython && access.format === 'zarr' && transportOf(access) !== null;
  },

  generate(dataset, access, selection, runtime) {
    const imports = isChunked(access, selection, runtime)
      ? [DASK, IMPORT]
      : [IMPORT];
    const lines = [
      provenance(dataset, access),
      ...imports,
      '',
      layout(['ds = ', openCall(access, selection, runtime)]),
      ...selectLines(selection),
      'ds'
    ];
    return {
      code: lines.join('\n'),
      imports,
      install: needs(access, selection, runtime),
      notes: notes(access, selection, runtime)
    };
  }
};

/** Which dataset this is, and the document that names it. */
function provenance({ title }: IDataset, { origin }: IAccess): string {
  const asset = origin.key === undefined ? '' : ` (asset "${origin.key}")`;
  return pythonComment(
    `${oneLine(title, TITLE)} — from ${origin.catalog}${asset}`
  );
}
