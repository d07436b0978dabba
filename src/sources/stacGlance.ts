import { asText, recordVariables } from '../model';
import type { IDataset, IEntry, IGlance, Reach } from '../model';
import { toldFacets } from '../search/told';

import type { IIndexed } from './source';
import type { IStacDocument } from './stacDocument';

/** Nearest first. */
const REACHES: readonly Reach[] = ['world', 'login', 'site', 'tape'];

/** What a row can tell of an item that its list holds as a whole. */
export function readGlance(
  { stac }: IStacDocument,
  { accesses, time, variables }: IDataset
): IGlance {
  const word = (...names: string[]) =>
    names.map(name => first(stac.getMetadata(name))).find(Boolean);
  const reach = REACHES.find(each =>
    accesses.some(access => access.reach === each)
  );
  const frequency = word('frequency', 'time_frequency');
  const grid = word('grid_label');
  const [from, to] = [time?.start, time?.end].map(yearOf);
  return {
    ...(reach && { reach }),
    ...(frequency && { frequency }),
    ...(from !== null && to !== null && { years: [from, to] as const }),
    ...(grid && { grid }),
    ...(variables && { variables: variables.length })
  };
}

/**
 * What an item tells, for an index: facets by their own names or by those of
 * CMIP's extension.
 */
export function indexedOf(
  entry: IEntry,
  variables: IDataset['variables'],
  { stac }: IStacDocument
): IIndexed {
  const read = (name: string) => first(stac.getMetadata(name));
  const told = toldFacets(name => read(name) ?? read(`cmip6:${name}`));
  return { entry, variables: variables && recordVariables(variables), told };
}

/** Freva writes each value as a list. */
function first(value: unknown): string | null {
  return asText(Array.isArray(value) ? value[0] : value);
}

function yearOf(text: string | null | undefined): number | null {
  const year = /^-?\d{4,}/.exec(text ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
