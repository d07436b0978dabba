import type { ISnippetFlavour } from './flavour';
import { intake } from './intake';
import { xarray } from './xarray';
import { xarrayPortable } from './xarrayPortable';

export type { ISnippet, ISnippetFlavour, ISnippetNote } from './flavour';
export { pythonComment, pythonLiteral } from './python';

/** Our own ways to write code, in the order in which people see them. */
export const flavours: readonly ISnippetFlavour[] = [
  xarray,
  xarrayPortable,
  intake
];
