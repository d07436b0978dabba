import { asText, asTexts } from '../model';
import type {
  IDataset,
  IEntry,
  IGroup,
  IRecordVariable,
  IVariable,
  IVariableHint,
  JSONObject
} from '../model';
import { toldFacets } from '../search/told';
import { groupsInside } from '../zarr';

import type { IIndexPage } from './source';

/** What the attributes of a file or store tell of the dataset in it. */
export type IAttributesTold = Pick<
  IDataset,
  'description' | 'keywords' | 'licence' | 'providers'
> & { readonly title: string | null };

/** Reads global attributes of the conventions CF and ACDD. */
export function readAttributes(attributes: JSONObject): IAttributesTold {
  const text = (...names: string[]) =>
    names.map(name => asText(attributes[name])).find(value => value) ?? null;
  const licence = text('license', 'licence');
  const institution = text('institution');
  return {
    title: text('title', 'name'),
    description: text('description', 'summary', 'comment') ?? '',
    keywords: readKeywords(attributes.keywords),
    licence: licence ? { name: licence, href: null } : null,
    providers: institution
      ? [{ name: institution, roles: ['producer'], href: null }]
      : []
  };
}

/** Keywords of an attribute: a list, or one text with commas (ACDD). */
function readKeywords(value: unknown): string[] {
  return typeof value === 'string'
    ? value.split(',').map(word => word.trim())
    : asTexts(value);
}

/** The data variables of a group, as its catalog tells them. */
export function readVariables({ variables }: IGroup): IVariableHint[] {
  return variables
    .filter(({ role }) => role === 'data')
    .map(({ name, attributes }) => ({
      name,
      description:
        asText(attributes.long_name) ?? asText(attributes.standard_name),
      unit: asText(attributes.units)
    }));
}

/**
 * The groups of a store that hold data, for an index.
 *
 * @param group - path of the group to index, with all inside it.
 * @param entryOf - the entry of a group, by its path and its name from `group`.
 */
export function indexGroups(
  groups: readonly IGroup[],
  group: string,
  entryOf: (path: string, name: string) => IEntry
): IIndexPage {
  const names = new Map(
    groupsInside(groups, group).map(({ path, name }) => [path, name])
  );
  const datasets = groups
    .filter(({ path }) => path === group || names.has(path))
    .map(({ path, variables, attributes }) => ({
      entry: entryOf(path, names.get(path) ?? ''),
      variables: variables.filter(({ role }) => role === 'data').map(named),
      told: toldFacets(name => asText(attributes[name]))
    }))
    .filter(({ variables }) => variables.length > 0);
  return { datasets, below: [], next: null };
}

function named({ name, attributes }: IVariable): IRecordVariable {
  const titles = asTexts([attributes.long_name, attributes.standard_name]);
  return titles.length > 0 ? { name, titles } : { name };
}
