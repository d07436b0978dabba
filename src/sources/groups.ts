import { asText, asTexts, createEntry } from '../model';
import type {
  IAccess,
  IDataset,
  IEntry,
  IGroup,
  IRecordVariable,
  IVariable,
  IVariableHint
} from '../model';
import { toldFacets } from '../search/told';
import { groupsInside } from '../zarr';
import type { IOpenedStore } from '../zarr';

import { readAttributes } from './attributes';
import type { IChildrenPage, IIndexPage } from './source';

/**
 * A kind of store that is given by its address: its groups are the tree, each of
 * them a dataset, and its one document tells of all.
 */
export abstract class GroupSource {
  abstract readonly kind: string;

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const { metadata, group } = await this.open(entry, signal);
    const entries = groupsInside(metadata.groups, group).map(({ path, name }) =>
      this.entry(metadata.href, [path], name)
    );
    const kind = entries.length > 0 ? 'collection' : 'dataset';
    return { entries, next: null, self: { ...entry, kind } };
  }

  /** Groups that hold data. */
  async index(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IIndexPage> {
    const { metadata, group } = await this.open(entry, signal);
    const names = new Map(
      groupsInside(metadata.groups, group).map(({ path, name }) => [path, name])
    );
    const datasets = metadata.groups
      .filter(({ path }) => path === group || names.has(path))
      .map(({ path, variables, attributes }) => ({
        entry:
          path === group
            ? entry
            : this.entry(metadata.href, [path], names.get(path) ?? ''),
        variables: variables.filter(({ role }) => role === 'data').map(named),
        told: toldFacets(name => asText(attributes[name]))
      }))
      .filter(({ variables }) => variables.length > 0);
    return { datasets, below: [], next: null };
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    const opened = await this.open(entry, signal);
    const { metadata, group } = opened;
    const found = metadata.groups.find(({ path }) => path === group);
    const { title, ...told } = readAttributes(found?.attributes ?? {});
    return {
      id: entry.id,
      title: title ?? entry.title,
      ...told,
      bbox: null,
      time: null,
      variables: found ? readVariables(found) : null,
      accesses: [await this.access(opened, signal)],
      pages: []
    };
  }

  protected abstract open(
    entry: IEntry,
    signal?: AbortSignal
  ): Promise<IOpenedStore>;

  protected abstract access(
    opened: IOpenedStore,
    signal?: AbortSignal
  ): Promise<IAccess>;

  protected entry(href: string, path: string[], title: string): IEntry {
    // Whether it has groups is known when its document has been read.
    return createEntry({
      source: this.kind,
      href,
      path,
      title,
      kind: path.length > 0 ? 'dataset' : 'collection'
    });
  }
}

/** The data variables of a group. */
function readVariables({ variables }: IGroup): IVariableHint[] {
  return variables
    .filter(({ role }) => role === 'data')
    .map(({ name, attributes }) => ({
      name,
      description:
        asText(attributes.long_name) ?? asText(attributes.standard_name),
      unit: asText(attributes.units)
    }));
}

function named({ name, attributes }: IVariable): IRecordVariable {
  const titles = asTexts([attributes.long_name, attributes.standard_name]);
  return titles.length > 0 ? { name, titles } : { name };
}
