import type { IAccess, IEntry, ReferenceFormat } from '../model';
import type { INet } from '../net';
import {
  findTarget,
  isJSONReferences,
  isParquetReferences,
  openStore
} from '../zarr';
import type { IOpenedStore } from '../zarr';

import { reachOf } from './format';
import { GroupSource } from './groups';
import type { IEvidence, ISource } from './source';
import { nameOf } from './url';

/** What its Parquet files lie below, and the metadata in it. */
const METADATA = '.zmetadata';

/**
 * A set of kerchunk's references given by its address: a JSON file, or a folder
 * of Parquet files.
 */
export class KerchunkSource extends GroupSource implements ISource {
  constructor(private readonly _net: INet) {
    super();
  }

  readonly kind = 'kerchunk';
  readonly rank = 45;
  readonly probes = [[METADATA]];

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
    return this.entry(href, [], titleOf(href));
  }

  /**
   * Only the references themselves tell where the data is: in Parquet that is
   * one more request.
   */
  protected async access(
    { metadata, group }: IOpenedStore,
    signal?: AbortSignal
  ): Promise<IAccess> {
    const { href } = metadata;
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

  protected open(entry: IEntry, signal?: AbortSignal): Promise<IOpenedStore> {
    const { href, path } = entry;
    const [group] = path;
    // A guess where the entry comes from a link: the other is tried, too.
    const format = this._formats.get(href) ?? guess(href);
    return openStore(this._net, href, { format, group, signal });
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
