import { isObject } from '../model';
import type { IAccess, IEntry } from '../model';
import type { INet } from '../net';
import { openStore, storeRoot } from '../zarr';
import type { IOpenedStore } from '../zarr';

import { reachOf } from './format';
import { GroupSource } from './groups';
import type { IEvidence, ISource } from './source';
import { nameOf } from './url';

/** A Zarr store given by its address, with consolidated metadata. */
export class ZarrSource extends GroupSource implements ISource {
  constructor(private readonly _net: INet) {
    super();
  }

  readonly kind = 'zarr';
  readonly rank = 40;
  // `.zgroup` tells a store without consolidated metadata from no store at all.
  readonly probes = [['zarr.json', '.zmetadata'], ['.zgroup']];

  detect({ document, probes }: IEvidence): number {
    const documents = [
      document,
      ...this.probes.flat().map(path => probes.get(path)?.document)
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
    return this.entry(root, path, nameOf(group || root));
  }

  protected async access({ metadata, group }: IOpenedStore): Promise<IAccess> {
    const { href, zarrFormat } = metadata;
    return {
      key: 'zarr',
      title: nameOf(href),
      href,
      format: 'zarr',
      zarrFormat,
      consolidated: true,
      group: group === '' ? null : group,
      openKeywords: {},
      storageOptions: {},
      reach: reachOf(href),
      origin: { catalog: href }
    };
  }

  protected open(entry: IEntry, signal?: AbortSignal): Promise<IOpenedStore> {
    const [group] = entry.path;
    const zarrFormat = this._formats.get(entry.href);
    return openStore(this._net, entry.href, { group, zarrFormat, signal });
  }

  /** What was found out about stores, so that nothing is asked for in vain. */
  private readonly _formats = new Map<string, 2 | 3>();
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
