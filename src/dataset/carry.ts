import type { IGroup } from '../model';

import type { IDraft } from './draft';

/** What was picked, and of what. */
export interface IPicked {
  readonly draft: IDraft;
  /** `null` for the very one that it is carried to, as it was before. */
  readonly group: IGroup | null;
}

/** Names of the data variables of a group. */
export function dataNames({ variables }: IGroup): string[] {
  return variables
    .filter(({ role }) => role === 'data')
    .map(({ name }) => name);
}

/** Whether all data variables of the group are picked. */
export function isAllTicked({ draft, group }: IPicked): boolean {
  return (
    group !== null && dataNames(group).every(name => draft.ticked.has(name))
  );
}

/**
 * What a draft is for another group: another zoom, or the same data by another
 * way. Times and boxes mean the same there; so does a level where as many are.
 * Where none of the ticked variables is there, all are ticked.
 */
export function carry(picked: IPicked, other: IGroup): IDraft {
  const { draft, group } = picked;
  const names = dataNames(other);
  const { ticked } = draft;
  const kept = names.filter(name => ticked.has(name));
  const sizeIn = ({ dimensions }: IGroup, dimension: string) =>
    dimensions.find(({ name }) => name === dimension)?.size;
  const levels = Object.entries(draft.levels).filter(
    ([dimension]) =>
      !group || sizeIn(group, dimension) === sizeIn(other, dimension)
  );
  return {
    ...draft,
    ticked: new Set(isAllTicked(picked) || kept.length === 0 ? names : kept),
    levels: Object.fromEntries(levels)
  };
}
