import { isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';
import { Flights } from '../net/flights';

import { keyURL } from './address';
import { targetOf, textBytes } from './reference';
import type { IReferences, IReferenceSet, Reference } from './reference';

/** The references of one file: row `n` is that of the `n`-th chunk in it. */
type Table = readonly Readonly<Record<string, unknown>>[];

/** Rows that are kept in memory. */
const CAPACITY = 2_000_000;

/**
 * Reads a set of references in Parquet: a folder with the metadata in
 * `.zmetadata`, and a table of each variable's references in files of
 * `record_size` rows, which are read when the first of them is wanted.
 *
 * @throws Failure of the request; `not-a-catalog` where it is no such set.
 */
export async function readParquetReferences(
  net: INet,
  href: string,
  signal?: AbortSignal
): Promise<IReferenceSet> {
  const { body } = await net.json(keyURL(href, '.zmetadata'), { signal });
  if (!isParquetReferences(body)) {
    throw new Failure('not-a-catalog', { url: href, detail: 'json' });
  }
  const { metadata, record_size: recordSize } = body;
  return {
    references: new ParquetReferences(net, href, metadata, recordSize),
    document: { metadata }
  };
}

/** The `.zmetadata` of a set, which tells it from that of a Zarr store. */
export function isParquetReferences(
  body: unknown
): body is { metadata: JSONObject; record_size: number } {
  return (
    isObject(body) &&
    isObject(body.metadata) &&
    Number.isSafeInteger(body.record_size) &&
    Number(body.record_size) > 0
  );
}

class ParquetReferences implements IReferences {
  constructor(
    private readonly _net: INet,
    private readonly _href: string,
    private readonly _metadata: JSONObject,
    private readonly _recordSize: number
  ) {}

  readonly format = 'kerchunk-parquet';
  readonly needsJinja = false;

  async find(key: string, signal?: AbortSignal): Promise<Reference | null> {
    const { variable, number } = this._locate(key);
    if (!Number.isSafeInteger(number)) {
      return null;
    }
    const file = Math.floor(number / this._recordSize);
    const url = keyURL(this._href, `${variable}/refs.${file}.parq`);
    const table = await this._tables.get(
      url,
      signal => readTable(this._net, url, signal),
      signal
    );
    const row = table[number % this._recordSize];
    return row ? this._reference(row, url) : null;
  }

  /** The array of a key, and the place of its chunk among all, in C order. */
  private _locate(key: string): { variable: string; number: number } {
    const parts = key.split('/');
    let length = parts.length;
    let array: JSONValue | undefined;
    let variable = '';
    // Chunks are named `v/0.0`, in stores made otherwise `v/0/0`.
    while (!isObject(array) && --length > 0) {
      variable = parts.slice(0, length).join('/');
      array = this._metadata[`${variable}/.zarray`];
    }
    const { shape, chunks } = isObject(array) ? array : {};
    if (!Array.isArray(shape) || !Array.isArray(chunks)) {
      return { variable, number: NaN };
    }
    const at = parts.slice(length).join('.').split('.').map(Number);
    const number = shape.reduce<number>((sum, size: JSONValue, axis) => {
      const count = Math.ceil(Number(size) / Number(chunks[axis]));
      return sum * count + at[axis];
    }, 0);
    return { variable, number };
  }

  private _reference(
    { path, offset, size, raw }: Table[number],
    url: string
  ): Reference | null {
    if (raw instanceof Uint8Array) {
      return raw;
    }
    if (typeof raw === 'string') {
      return textBytes(raw, url);
    }
    // pandas writes a NaN where there is no text.
    if (typeof path !== 'string') {
      return null;
    }
    const [start, count] = [Number(offset), Number(size)];
    return start === 0 && count === 0
      ? targetOf(path, null, null, this._href)
      : targetOf(path, start, count, this._href);
  }

  private readonly _tables = new Flights<Table>(
    ({ length }) => length,
    CAPACITY
  );
}

/** The table in a file; of chunks that are all missing there is no file. */
async function readTable(
  net: INet,
  url: string,
  signal: AbortSignal
): Promise<Table> {
  const bytes = await net.bytes(url, { signal });
  if (bytes === null) {
    return [];
  }
  const [{ parquetReadObjects }, { decompress }] = await Promise.all([
    import('hyparquet'),
    import('fzstd')
  ]);
  try {
    return await parquetReadObjects({
      file: bytes.slice().buffer,
      // Bytes are no text, unless the file says so of a column.
      utf8: false,
      compressors: { ZSTD: page => decompress(page) }
    });
  } catch (error) {
    throw new Failure('reference', { url, detail: 'broken' }, { cause: error });
  }
}
