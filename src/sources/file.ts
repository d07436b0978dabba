import { UNTOLD, createEntry } from '../model';
import type { AccessFormat, IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { reachOf } from './format';
import type { IChildrenPage, IEvidence, ISource } from './source';
import { nameOf } from './url';

/** How files begin, read as UTF-8: the first byte of HDF5 is none. */
const BEGINNINGS: readonly (readonly [string, AccessFormat])[] = [
  ['CDF\x01', 'netcdf'],
  ['CDF\x02', 'netcdf'],
  ['CDF\x05', 'netcdf'],
  ['\uFFFDHDF\r\n\x1A\n', 'netcdf'],
  ['GRIB', 'grib']
];

/** Bytes that tell. */
const ENOUGH = 8;

/** A file of NetCDF or GRIB given by its address: one dataset, and no tree. */
export class FileSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'file';
  readonly rank = 30;
  readonly probes = [];

  detect({ head }: IEvidence): number {
    return formatIn(head) ? 0.9 : 0;
  }

  root({ url, head }: IEvidence): IEntry {
    this._formats.set(url, formatIn(head) ?? 'other');
    const title = nameOf(url);
    return createEntry({
      source: this.kind,
      href: url,
      title,
      kind: 'dataset'
    });
  }

  async children(): Promise<IChildrenPage> {
    return { entries: [], next: null };
  }

  /** What is in it is for those who read its header. */
  async describe(
    { id, title, href }: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    const format = await this._format(href, signal);
    return {
      ...UNTOLD,
      id,
      title,
      accesses: [
        {
          key: 'file',
          title,
          href,
          format,
          zarrFormat: null,
          consolidated: null,
          group: null,
          openKeywords: {},
          storageOptions: {},
          reach: reachOf(href),
          origin: { catalog: href }
        }
      ]
    };
  }

  /** An entry from a link or a favourite does not tell: its first bytes do. */
  private async _format(
    url: string,
    signal?: AbortSignal
  ): Promise<AccessFormat> {
    const known = this._formats.get(url);
    if (known) {
      return known;
    }
    const range = { start: 0, end: ENOUGH };
    const options = { range, partial: true, signal };
    const bytes = await this._net.bytes(url, options);
    if (!bytes) {
      throw new Failure('http', { url, status: 404 });
    }
    const format = formatIn(new TextDecoder().decode(bytes));
    if (!format) {
      throw new Failure('not-a-catalog', { url, detail: 'other' });
    }
    this._formats.set(url, format);
    return format;
  }

  private readonly _formats = new Map<string, AccessFormat>();
}

function formatIn(head: string): AccessFormat | null {
  const found = BEGINNINGS.find(([beginning]) => head.startsWith(beginning));
  return found?.[1] ?? null;
}
