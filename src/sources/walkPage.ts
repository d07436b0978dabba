import { recordVariables } from '../model';
import type { IEntry, IRecord } from '../model';
import { facetsOf } from '../search/facets';

import type { IChildrenOptions, IIndexed, IIndexPage, ISource } from './source';

/** A page of a node, for an index. A dataset by itself is described. */
export async function readPage(
  source: ISource,
  entry: IEntry,
  options: IChildrenOptions
): Promise<IIndexPage> {
  if (entry.kind === 'dataset') {
    const { variables } = await source.describe(entry, options);
    const named = variables && recordVariables(variables);
    const datasets = [{ entry, variables: named, told: {} }];
    return { datasets, below: [], next: null };
  }
  if (source.index) {
    return source.index(entry, options);
  }
  const { entries, self, next } = await source.children(entry, options);
  // A store that has groups is a dataset, too.
  const isOne = self !== undefined && self.kind !== 'catalog';
  const found = entries.filter(({ kind }) => kind === 'dataset');
  return {
    datasets: (isOne ? [self, ...found] : found).map(glanced),
    below: entries.filter(({ kind }) => kind !== 'dataset'),
    next,
    self
  };
}

/** A dataset of which only the row is known. */
function glanced(entry: IEntry): IIndexed {
  const { frequency, grid } = entry.glance ?? {};
  const told = { ...(frequency && { frequency }), ...(grid && { grid }) };
  return { entry, variables: null, told };
}

/**
 * What an index keeps of a dataset.
 *
 * @param node - titles of the node that told of it, and of those above.
 */
export function recordOf(
  { entry, place: between = [], variables, told }: IIndexed,
  node: readonly string[]
): IRecord {
  const { title, href } = entry;
  const place = [...node, ...between];
  const facets = facetsOf({ title, place, href, told });
  const { frequency, grid } = facets;
  const glance = {
    ...entry.glance,
    ...(frequency && { frequency }),
    ...(grid && { grid }),
    ...(variables && { variables: variables.length })
  };
  return { entry: { ...entry, glance }, place, variables, facets };
}
