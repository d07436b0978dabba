import { createEntry, isObject } from '../model';
import type { IDataset, IEntry, IGroup } from '../model';
import type { INet } from '../net';
import { groupsInside, openStore, storeRoot } from '../zarr';
import type { IOpenedStore } from '../zarr';

import { indexGroups, readAttributes, readVariables } from './attributes';
import { reachOf } from './format';
import type { IChildrenPage, IEvidence, IIndexPage, ISource } from './source';
import { nameOf } from './url';

/**
 * A Zarr store given by its address: its groups are the tree, each of them a
 * dataset. Everything comes from the one consolidated document.
 */
export class ZarrSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'zarr';
  readonly rank = 40;
  // `.zgroup` tells a store without consolidated metadata from no store at all.
  readonly probes = ['zarr.json', '.zmetadata', '.zgroup'];

  detect({ document, probes }: IEvidence): number {
    const documents = [
      document,
      ...this.probes.map(path => probes.get(path)?.document)
    ];
    return documents.some(isStoreDocument) ? 0.9 : 0;
  }

  root({ url, document, probes }: IEvidence): IEntry {
    const { root, group } = storeRoot(url);
    const isV3 = [document, probes.get('zarr.json')?.document].some(
      found => isObject(found) && found.zarr_format === 3
    );
    this._formats.set(root, isV3 ? 3 : 2);
    const path = group ? [group] : [];
    return this._entry(root, path, nameOf(group || root));
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const { metadata, group } = await this._open(entry, signal);
    const entries = groupsInside(metadata.groups, group).map(({ path, name }) =>
      this._entry(metadata.href, [path], name)
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
      path === group ? entry : this._entry(metadata.href, [path], name)
    );
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    const opened = await this._open(entry, signal);
    const { metadata, group } = opened;
    const found = find(opened);
    const { title, ...told } = readAttributes(found?.attributes ?? {});
    return {
      id: entry.id,
      title: title ?? entry.title,
      ...told,
      bbox: null,
      time: null,
      variables: found ? readVariables(found) : null,
      accesses: [
        {
          key: 'zarr',
          title: nameOf(metadata.href),
          href: metadata.href,
          format: 'zarr',
          zarrFormat: metadata.zarrFormat,
          consolidated: true,
          group: group === '' ? null : group,
          openKeywords: {},
          storageOptions: {},
          reach: reachOf(metadata.href),
          origin: { catalog: metadata.href }
        }
      ],
      pages: []
    };
  }

  private _open(entry: IEntry, signal?: AbortSignal): Promise<IOpenedStore> {
    const [group] = entry.path;
    const zarrFormat = this._formats.get(entry.href);
    return openStore(this._net, entry.href, { group, zarrFormat, signal });
  }

  private _entry(href: string, path: string[], title: string): IEntry {
    // Whether it has groups is known when its document has been read.
    return createEntry({
      source: this.kind,
      href,
      path,
      title,
      kind: path.length > 0 ? 'dataset' : 'collection'
    });
  }

  /** What was found out about stores, so that nothing is asked for in vain. */
  private readonly _formats = new Map<string, 2 | 3>();
}

function find({ metadata, group }: IOpenedStore): IGroup | undefined {
  return metadata.groups.find(({ path }) => path === group);
}

/** `zarr.json`, `.zmetadata` or `.zgroup`, as it stands or written twice. */
function isStoreDocument(document: unknown): boolean {
  if (typeof document === 'string') {
    return /"zarr_(consolidated_)?format"/.test(document);
  }
  return (
    isObject(document) &&
    ('zarr_format' in document || 'zarr_consolidated_format' in document)
  );
}
