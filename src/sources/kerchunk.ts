import { createEntry } from '../model';
import type { IAccess, IDataset, IEntry, ReferenceFormat } from '../model';
import type { INet } from '../net';
import {
  findTarget,
  groupsInside,
  isJSONReferences,
  isParquetReferences,
  openStore
} from '../zarr';
import type { IOpenedStore } from '../zarr';

import { indexGroups, readAttributes, readVariables } from './attributes';
import { reachOf } from './format';
import type { IChildrenPage, IEvidence, IIndexPage, ISource } from './source';
import { nameOf } from './url';

/** What its Parquet files lie below, and the metadata in it. */
const METADATA = '.zmetadata';

/**
 * A set of kerchunk's references given by its address: a JSON file, or a folder
 * of Parquet files. As with a Zarr store its groups are the tree, each of them
 * a dataset.
 */
export class KerchunkSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'kerchunk';
  readonly rank = 45;
  readonly probes = [METADATA];

  detect({ document, probes }: IEvidence): number {
    return isJSONReferences(document) ||
      isParquetReferences(document) ||
      isParquetReferences(probes.get(METADATA)?.document)
      ? 0.9
      : 0;
  }

  root({ url, document }: IEvidence): IEntry {
    const isJSON = isJSONReferences(document);
    const href = isJSON ? url : url.replace(/(\/\.zmetadata|\/+)(?=$|\?)/, '');
    this._formats.set(href, isJSON ? 'kerchunk-json' : 'kerchunk-parquet');
    return this._entry(href, [], titleOf(href));
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const { metadata, group } = await this._open(entry, signal);
    const entries = groupsInside(metadata.groups, group).map(({ path, name }) =>
      this._entry(entry.href, [path], name)
    );
    const kind = entries.length > 0 ? 'collection' : 'dataset';
    return { entries, next: null, self: { ...entry, kind } };
  }

  /** Groups that hold data, of the one document that tells of all. */
  async index(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IIndexPage> {
    const { metadata, group } = await this._open(entry, signal);
    return indexGroups(metadata.groups, group, (path, name) =>
      path === group ? entry : this._entry(entry.href, [path], name)
    );
  }

  /**
   * What the metadata in the set tells. Only the references themselves tell
   * where the data is: in Parquet that is one more request.
   */
  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    const opened = await this._open(entry, signal);
    const found = opened.metadata.groups.find(
      ({ path }) => path === opened.group
    );
    const { title, ...told } = readAttributes(found?.attributes ?? {});
    return {
      id: entry.id,
      title: title ?? entry.title,
      ...told,
      bbox: null,
      time: null,
      variables: found ? readVariables(found) : null,
      accesses: [await this._access(entry, opened, signal)],
      pages: []
    };
  }

  private async _access(
    { href }: IEntry,
    { metadata, group }: IOpenedStore,
    signal?: AbortSignal
  ): Promise<IAccess> {
    const found = await findTarget(metadata, signal);
    const target = found?.url ?? href;
    const protocol = /^([a-z][\w+.-]*):/i.exec(target)?.[1] ?? 'file';
    const folder = found?.folder ?? null;
    const { references } = metadata;
    const reach = reachOf(target);
    return {
      key: 'kerchunk',
      title: titleOf(href),
      href,
      format: references?.format ?? guess(href),
      zarrFormat: 2,
      consolidated: false,
      group: group === '' ? null : group,
      openKeywords: {},
      storageOptions: {
        ...(folder === null
          ? { remote_protocol: protocol }
          : {
              remote_protocol: 'dir',
              remote_options: { path: folder, target_protocol: protocol }
            }),
        ...(references?.needsJinja ? { simple_templates: false } : {})
      },
      // The set is needed as well as the data.
      reach: reach === 'world' ? reachOf(href) : reach,
      origin: { catalog: href }
    };
  }

  private _open(entry: IEntry, signal?: AbortSignal): Promise<IOpenedStore> {
    const { href, path } = entry;
    const [group] = path;
    // A guess where the entry comes from a link: the other is tried, too.
    const format = this._formats.get(href) ?? guess(href);
    return openStore(this._net, href, { format, group, signal });
  }

  private _entry(href: string, path: string[], title: string): IEntry {
    // Whether it has groups is known when its metadata has been read.
    return createEntry({
      source: this.kind,
      href,
      path,
      title,
      kind: path.length > 0 ? 'dataset' : 'collection'
    });
  }

  /** What was found out about sets, so that nothing is asked for in vain. */
  private readonly _formats = new Map<string, ReferenceFormat>();
}

function guess(href: string): ReferenceFormat {
  return /\.json(\?|$)/i.test(href) ? 'kerchunk-json' : 'kerchunk-parquet';
}

function titleOf(href: string): string {
  return nameOf(href).replace(/\.parq(uet)?$/i, '');
}
