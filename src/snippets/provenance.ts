import type { IAccess, IDataset } from '../model';

import { oneLine, pythonComment } from './python';

/** Characters of a title in the comment, which is to leave room for the origin. */
const TITLE = 100;

/** A comment: which dataset this is, and the document that names it. */
export function provenance(
  { title }: IDataset,
  { origin: { catalog, key, intake } }: IAccess
): string {
  const word = intake ? 'entry' : 'asset';
  const place = key === undefined ? '' : ` (${word} "${key}")`;
  return pythonComment(`${oneLine(title, TITLE)} — from ${catalog}${place}`);
}
