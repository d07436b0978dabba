import type { IRecordVariable } from '../model';
import { toldFacets } from '../search/told';

import type { IEsmDocument } from './intakeEsmDocument';
import type { Groups, Row } from './intakeEsmGroups';
import type { IIndexed } from './source';

/** Columns that say what a row's variable is. */
const TITLES = ['long_name', 'variable_long_name', 'standard_name'];

/** What the rows of a dataset tell of it, for an index. */
export function readIndexed(
  rows: readonly Row[],
  document: IEsmDocument,
  groups: Groups
): Pick<IIndexed, 'variables' | 'told'> {
  const told = toldFacets(name => {
    const values = groups.values(rows, name);
    return values.length === 1 ? values[0] : null;
  });
  return { variables: readVariables(rows, document, groups), told };
}

function readVariables(
  rows: readonly Row[],
  { variables: column }: IEsmDocument,
  groups: Groups
): IRecordVariable[] | null {
  const variables = new Map<string, IRecordVariable>();
  for (const row of rows) {
    const names = groups.values([row], column);
    // What is told of a row with many variables is told of none of them.
    const titles =
      names.length === 1
        ? TITLES.flatMap(name => groups.values([row], name))
        : [];
    for (const name of names) {
      const told = titles.length > 0 ? { name, titles } : { name };
      variables.set(name, variables.get(name) ?? told);
    }
  }
  return variables.size > 0 ? [...variables.values()] : null;
}
