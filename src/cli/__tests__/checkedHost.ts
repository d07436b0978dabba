import type { IncomingMessage, ServerResponse } from 'node:http';

import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import type { IFinding } from '../checkReport';
import { main } from '../main';

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Range, Retry-After'
};

const CATALOG = { type: 'Catalog', stac_version: '1.1.0', id: 'a' };

/** A file of a server, and how it errs; each fault is one that hosts have. */
export interface IFile {
  readonly body?: string | Buffer;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly range?: 'ignored' | 'refused' | 'shifted' | 'short';
  readonly head?: number;
  /** Answers without the headers of CORS. */
  readonly isClosed?: boolean;
}

/** A host on loopback whose files a test changes. */
export class CheckedHost {
  static async start(): Promise<CheckedHost> {
    const host: CheckedHost = new CheckedHost(
      await serve((request, response) => {
        const file = host.files[request.url ?? ''] ?? host.missing;
        answer(request, response, file);
      })
    );
    return host;
  }

  private constructor(private readonly _loopback: ILoopback) {}

  files: Record<string, IFile> = { '/catalog.json': { body: catalog([]) } };
  /** What any other path is answered with. */
  missing: IFile = { status: 404 };

  get url(): string {
    return this._loopback.url;
  }

  get requests(): readonly IncomingMessage[] {
    return this._loopback.requests;
  }

  close(): Promise<void> {
    return this._loopback.close();
  }

  /** What is found at a path, and what of it is not well. */
  async check(path: string) {
    const { code, printed } = await runCheck(`${this.url}${path}`, '--json');
    const findings: IFinding[] = JSON.parse(printed);
    const faults = findings
      .filter(({ level }) => level !== 'ok')
      .map(({ level, topic, url, text }) => ({
        is: `${level} ${topic} ${url.replace(this.url, '')}`,
        text
      }));
    return { code, findings, faults };
  }
}

/** The code that the check ends with, and what it prints. */
export async function runCheck(...words: readonly string[]) {
  let printed = '';
  const log = jest
    .spyOn(console, 'log')
    .mockImplementation(text => (printed += text));
  try {
    const code = await main(['check', ...words]);
    return { code, printed };
  } finally {
    log.mockRestore();
  }
}

/** Answers as a host that has this file. */
export function answer(
  { method, headers: { range: asked } }: IncomingMessage,
  response: ServerResponse,
  { body = '', status = 200, headers = {}, range, head, isClosed }: IFile
): void {
  const bytes = Buffer.from(body);
  const own = {
    'Content-Type': 'application/json',
    ...(isClosed ? {} : OPEN),
    ...headers
  };
  if (method === 'HEAD') {
    const length = { 'Content-Length': bytes.length };
    response.writeHead(head ?? status, { ...own, ...length }).end();
    return;
  }
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(asked ?? '') ?? [];
  if (start === undefined || range === 'ignored' || status >= 400) {
    response.writeHead(status, own).end(bytes);
    return;
  }
  if (range === 'refused') {
    response.writeHead(416, own).end();
    return;
  }
  const from = Number(start) - (range === 'shifted' ? 1 : 0);
  const to = Number(end) - (range === 'shifted' ? 1 : 0);
  const part = bytes.subarray(from, range === 'short' ? to : to + 1);
  const told = `bytes ${from}-${to}/${bytes.length}`;
  response.writeHead(206, { ...own, 'Content-Range': told }).end(part);
}

/** A catalog that links to items. */
export function catalog(hrefs: readonly string[]): string {
  const links = hrefs.map(href => ({ rel: 'item', href }));
  return JSON.stringify({ ...CATALOG, description: '', links });
}

/** The files of a sound store, but for what is said of its array. */
export function store(array: object = {}): Record<string, IFile> {
  const document = {
    zarr_consolidated_format: 1,
    metadata: {
      '.zgroup': { zarr_format: 2 },
      'tas/.zarray': {
        zarr_format: 2,
        shape: [20, 100],
        chunks: [20, 100],
        dtype: '<f4',
        compressor: null,
        fill_value: null,
        filters: null,
        order: 'C',
        ...array
      },
      'tas/.zattrs': { _ARRAY_DIMENSIONS: ['time', 'cell'] }
    }
  };
  return {
    '/a.zarr/.zmetadata': { body: JSON.stringify(document) },
    '/a.zarr/.zgroup': { body: '{"zarr_format": 2}' },
    '/a.zarr/tas/0.0': { body: Buffer.alloc(8000) }
  };
}
