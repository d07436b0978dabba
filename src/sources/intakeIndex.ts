import { asText, asTexts, recordVariables } from '../model';
import type { IRecordVariable } from '../model';
import { toldFacets } from '../search/told';

import type { IItem } from './intakeCatalog';
import { readVariables } from './intakeParameters';
import type { IIndexed } from './source';

/** What a catalog tells of an entry, for an index. */
export function readIndexed(item: IItem): Pick<IIndexed, 'variables' | 'told'> {
  return {
    variables: readNamed(item),
    told: toldFacets(name => asText(item.metadata[name]))
  };
}

/**
 * The variables of an entry, those that one chooses from as well: by name, by
 * long name, or by both where the two lists go together. Many entries, all
 * those of version 2 among them, tell the long names only.
 */
function readNamed(item: IItem): IRecordVariable[] | null {
  const hints = readVariables(item, new Set()) ?? [];
  const isPaired = hints.some(({ description }) => description !== null);
  const titles = asTexts(item.metadata['variable-long_names']);
  const names = recordVariables(
    hints.filter(({ name }) => !/_(bnds|bounds)$/.test(name))
  );
  const named = isPaired
    ? names
    : [...names, ...titles.map(title => ({ titles: [title] }))];
  return named.length > 0 ? named : null;
}
