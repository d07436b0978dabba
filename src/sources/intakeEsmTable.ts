import type { INet } from '../net';
import { Failure } from '../net';

/** Bytes of a table that are taken, packed or not. */
const LIMIT = 64_000_000;

/** A cell of a table: one text, or a list of them. */
export type Cell = string | readonly string[];

/** A table of data: a row an asset. */
export interface ITable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Reads a table of CSV, of CSV packed by gzip, or of Parquet: one request.
 *
 * @throws Failure of the request; `too-large` with `table`, where it is one to
 * be queried in a kernel.
 */
export async function readTable(
  net: INet,
  url: string,
  signal?: AbortSignal
): Promise<ITable> {
  const bytes = await take(net, url, signal);
  const [first, second] = bytes;
  try {
    if (first === 0x1f && second === 0x8b) {
      return readCSV(await unpack(bytes, url));
    }
    return new TextDecoder().decode(bytes.subarray(0, 4)) === 'PAR1'
      ? await readParquet(bytes)
      : readCSV(new TextDecoder().decode(bytes));
  } catch (error) {
    throw error instanceof Failure
      ? error
      : new Failure('invalid', { url, detail: String(error) });
  }
}

async function take(
  net: INet,
  url: string,
  signal?: AbortSignal
): Promise<Uint8Array> {
  try {
    const bytes = await net.bytes(url, { signal, limit: LIMIT });
    if (bytes) {
      return bytes;
    }
  } catch (error) {
    throw error instanceof Failure && error.kind === 'too-large'
      ? new Failure('too-large', { ...error.facts, detail: 'table' })
      : error;
  }
  throw new Failure('http', { url, status: 404 });
}

/** The text in a gzip file; a small file may hold more than a page can bear. */
async function unpack(bytes: Uint8Array, url: string): Promise<string> {
  const packed = new Blob([bytes as BlobPart]).stream();
  const reader = packed
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  const parts: string[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return parts.join('');
    }
    size += value.length;
    if (size > LIMIT) {
      await reader.cancel();
      throw new Failure('too-large', { url, limit: LIMIT, detail: 'table' });
    }
    parts.push(value);
  }
}

/** A table of CSV (RFC 4180); cells such as `['tas', 'pr']` are lists. */
export function readCSV(text: string): ITable {
  const [columns = [], ...rows] = readLines(text.replace(/^\uFEFF/, ''));
  return {
    columns,
    rows: rows
      .filter(row => row.length > 1 || row[0] !== '')
      .map(row => columns.map((_, i) => readCell(row[i] ?? '')))
  };
}

function readLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = readField(text, at);
    line.push(cell);
    at = end + 1;
    if (text[end] !== ',') {
      lines.push(line);
      line = [];
      at += text[end] === '\r' && text[end + 1] === '\n' ? 1 : 0;
    } else if (at === text.length) {
      line.push('');
    }
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/** The field at a place, and the place of the comma or line break behind it. */
function readField(text: string, at: number): { cell: string; end: number } {
  if (text[at] !== '"') {
    const end = endOfField(text, at);
    return { cell: text.slice(at, end), end };
  }
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') {
    close = text.indexOf('"', close + 2);
  }
  const last = close === -1 ? text.length : close;
  const cell = text.slice(at + 1, last).replaceAll('""', '"');
  return { cell, end: endOfField(text, last) };
}

function endOfField(text: string, at: number): number {
  const stop = /[,\r\n]/g;
  stop.lastIndex = at;
  return stop.exec(text)?.index ?? text.length;
}

/** A text as Python writes it. */
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/** Python writes lists, tuples and sets of texts into a cell. */
function readCell(text: string): Cell {
  const inner = /^[[({](.*)[\])}]$/s.exec(text)?.[1];
  const isList =
    inner !== undefined && /^[\s,]*$/.test(inner.replace(QUOTED, ''));
  return isList
    ? (inner.match(QUOTED) ?? []).map(item =>
        item.slice(1, -1).replace(/\\(.)/g, '$1')
      )
    : text;
}

async function readParquet(bytes: Uint8Array): Promise<ITable> {
  const { parquetReadObjects } = await import('hyparquet');
  const file = bytes.slice().buffer;
  const objects = await parquetReadObjects({ file });
  const columns = Object.keys(objects[0] ?? {});
  return {
    columns,
    rows: objects.map(row => columns.map(name => plain(row[name])))
  };
}

function plain(value: unknown): Cell {
  if (Array.isArray(value)) {
    return value.map(item => String(plain(item)));
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  return value === null || value === undefined ? '' : String(value);
}
