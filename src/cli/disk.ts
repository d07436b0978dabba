import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { diskPath } from '../net';
import type { Send } from '../net';

/** Statuses that a server would answer with, by what the system says. */
const STATUSES: Readonly<Record<string, number>> = {
  ENOENT: 404,
  ENOTDIR: 404,
  ENAMETOOLONG: 404,
  EACCES: 403,
  EPERM: 403
};

/**
 * Reads a file of this computer as `fetch` reads one of the web: whole, or the
 * part that Range asks for. A folder is no file.
 */
export const readDisk: Send = async (url, { headers, signal }) => {
  const path = diskPath(url) ?? '';
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      return new Response(null, { status: 404 });
    }
    const range = new Headers(headers).get('Range');
    const { start, end } = rangeOf(range, found.size);
    if (start >= end) {
      return new Response(null, { status: range === null ? 200 : 416 });
    }
    const stream = createReadStream(path, {
      start,
      end: end - 1,
      signal: signal ?? undefined
    });
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      status: range === null ? 200 : 206,
      headers: { 'Content-Length': String(end - start) }
    });
  } catch (error) {
    const status = STATUSES[(error as NodeJS.ErrnoException).code ?? ''];
    if (status === undefined) {
      throw error;
    }
    return new Response(null, { status });
  }
};

/** Bytes `start` … `end - 1`: `bytes=5-9`, `bytes=-5`, or all. */
function rangeOf(
  header: string | null,
  size: number
): { readonly start: number; readonly end: number } {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  return first === undefined
    ? { start: 0, end: size }
    : first === ''
      ? { start: Math.max(0, size - Number(last)), end: size }
      : { start: Number(first), end: Math.min(size, Number(last) + 1) };
}
