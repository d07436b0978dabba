import type { IncomingMessage, ServerResponse } from 'node:http';

import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import type { IFinding } from '../checkReport';
import { checkAccess } from '../checkStore';
import { main } from '../main';

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Range, Retry-After'
};

const CATALOG = { type: 'Catalog', stac_version: '1.1.0', id: 'a' };

const ACCESS = {
  key: 'zarr',
  title: '',
  format: 'zarr',
  zarrFormat: null,
  consolidated: null,
  group: null,
  openKeywords: {},
  storageOptions: {},
  origin: { catalog: '' }
} as const;

/** A file of a server, and how it errs; each fault is one that hosts have. */
interface IFile {
  readonly body?: string | Buffer;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly range?: 'ignored' | 'refused' | 'shifted' | 'short';
  readonly head?: number;
  /** Answers without the headers of CORS. */
  readonly isClosed?: boolean;
}

let files: Record<string, IFile>;
/** What any other path is answered with. */
let missing: IFile;
let server: ILoopback;

beforeAll(async () => {
  server = await serve((request, response) => {
    answer(request, response, files[request.url ?? ''] ?? missing);
  });
});

afterAll(() => server.close());

beforeEach(() => {
  missing = { status: 404 };
  files = { '/catalog.json': { body: catalog([]) } };
});

afterEach(() => jest.restoreAllMocks());

function answer(
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

function catalog(hrefs: readonly string[]): string {
  const links = hrefs.map(href => ({ rel: 'item', href }));
  return JSON.stringify({ ...CATALOG, description: '', links });
}

function store(array: object = {}): Record<string, IFile> {
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

async function check(path: string) {
  let printed = '';
  jest.spyOn(console, 'log').mockImplementation(text => (printed += text));
  const code = await main(['check', `${server.url}${path}`, '--json']);
  const findings: IFinding[] = JSON.parse(printed);
  const faults = findings
    .filter(({ level }) => level !== 'ok')
    .map(({ level, topic, url, text }) => ({
      is: `${level} ${topic} ${url.replace(server.url, '')}`,
      text
    }));
  return { code, findings, faults };
}

describe('npm run catalog -- check', () => {
  it('finds nothing wrong with a sound catalog', async () => {
    files['/catalog.json'] = { body: catalog(['./item.json']) };
    files['/item.json'] = { body: '{}' };
    const { code, findings } = await check('/catalog.json');
    expect(code).toBe(0);
    expect(findings.map(({ level, topic }) => `${level} ${topic}`)).toEqual([
      'ok cors',
      'ok cors',
      'ok head',
      'ok range',
      'ok json',
      'ok hosts',
      'ok links'
    ]);
  });

  it('prints a line for each finding, and their number', async () => {
    let printed = '';
    jest.spyOn(console, 'log').mockImplementation(text => (printed += text));
    files['/catalog.json'] = { body: catalog([]), isClosed: true };
    expect(await main(['check', `${server.url}/catalog.json`])).toBe(1);
    expect(printed.split('\n')).toContain(
      `bad   cors      No page of another site can read this: the answer lacks Access-Control-Allow-Origin: *.  <${server.url}/catalog.json>`
    );
    expect(printed).toMatch(/\n6 ok, 0 warn, 1 bad$/);
  });

  it('says that there is nothing', async () => {
    const { code, faults } = await check('/nothing.json');
    expect(code).toBe(1);
    expect(faults).toEqual([
      {
        is: 'bad address /nothing.json',
        text: `${new URL(server.url).host} has nothing at this address (404).`
      }
    ]);
  });
});

describe('of CORS, the check', () => {
  it('minds an answer that no page can read', async () => {
    files['/catalog.json'] = {
      body: catalog([]),
      isClosed: true,
      headers: { 'Access-Control-Allow-Origin': 'https://only.example' }
    };
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual(['bad cors /catalog.json']);
  });

  it('asks as a page of another origin', async () => {
    await check('/catalog.json');
    expect(server.requests.at(-1)?.headers.origin).toMatch(/^https:/);
  });

  it('minds a 404 without it', async () => {
    missing = { status: 404, isClosed: true };
    const { code, faults } = await check('/catalog.json');
    expect(code).toBe(0);
    expect(faults.map(({ is }) => is)).toEqual([
      'warn cors /no-such-file.json'
    ]);
  });

  it('minds a 503 without it, and a Retry-After that it hides', async () => {
    const headers = { 'Retry-After': '10800' };
    files['/closed.json'] = { status: 503, headers, isClosed: true };
    files['/hidden.json'] = {
      status: 503,
      headers: { ...headers, 'Access-Control-Expose-Headers': '' }
    };
    const closed = await check('/closed.json');
    expect(closed.faults.map(({ is }) => is)).toEqual([
      'bad address /closed.json',
      'warn cors /closed.json'
    ]);
    expect(closed.faults[1].text).toContain('The error 503 comes without');
    const hidden = await check('/hidden.json');
    expect(hidden.faults[1].text).toContain('cannot read the Retry-After');
  });
});

describe('of a server, the check', () => {
  it('minds a page where a file is missing', async () => {
    missing = { body: '<!doctype html>' };
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual([
      'warn missing /no-such-file.json'
    ]);
  });

  it('minds HEAD that is not allowed', async () => {
    files['/catalog.json'] = { body: catalog([]), head: 405 };
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual(['warn head /catalog.json']);
    expect(faults[0].text).toContain('405');
  });

  it.each([
    ['ignored', 'warn', 'Range is ignored'],
    ['refused', 'warn', 'answered with 416'],
    ['shifted', 'bad', 'bytes 0-3/'],
    ['short', 'bad', 'and 3 came']
  ] as const)('minds a part that is %s', async (range, level, words) => {
    files['/catalog.json'] = { body: catalog([]), range };
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual([
      `${level} range /catalog.json`
    ]);
    expect(faults[0].text).toContain(words);
  });
});

describe('of JSON, the check', () => {
  it('minds bare NaN', async () => {
    const body = catalog([]).replace('"description":""', '"description":NaN');
    files['/catalog.json'] = { body };
    const { code, faults } = await check('/catalog.json');
    expect(code).toBe(1);
    expect(faults.map(({ is }) => is)).toEqual(['bad json /catalog.json']);
    expect(faults[0].text).toContain('NaN');
  });

  it('minds a document that is cut off', async () => {
    files['/catalog.json'] = { body: catalog([]).slice(0, -3) };
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual(['bad address /catalog.json']);
    expect(faults[0].text).toContain('ends too early');
  });
});

describe('of links, the check', () => {
  it('names each that is dead, by GET where HEAD is refused', async () => {
    files['/catalog.json'] = {
      body: catalog(['./gone.json', './picky.json', './login.json', './a.zarr'])
    };
    files['/picky.json'] = { body: '{}', head: 405 };
    files['/login.json'] = { status: 401 };
    Object.assign(files, store());
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ is }) => is)).toEqual([
      'bad links /gone.json',
      'warn links /login.json',
      'warn links /catalog.json'
    ]);
    expect(faults[2].text).toBe('2 of 4 links can be followed.');
  });

  it('follows no more than 50, four at a time', async () => {
    const hrefs = Array.from({ length: 60 }, (_, at) => `./item-${at}.json`);
    files['/catalog.json'] = { body: catalog(hrefs) };
    const waiting: (() => void)[] = [];
    let most = 0;
    let asked = 0;
    const slow = await serve((request, response) => {
      if (request.url === '/catalog.json') {
        answer(request, response, files['/catalog.json']);
      } else if (!request.url?.startsWith('/item-')) {
        answer(request, response, missing);
      } else {
        asked++;
        waiting.push(() => answer(request, response, { body: '{}' }));
        most = Math.max(most, waiting.length);
        const release = () => waiting.splice(0).forEach(answer => answer());
        if (waiting.length === 4) {
          // Whoever was sent along with these four is here before this is.
          void fetch(`${slow.url}/catalog.json`).then(release);
        } else if (asked > 48) {
          release();
        }
      }
    });
    let printed = '';
    jest.spyOn(console, 'log').mockImplementation(text => (printed += text));
    try {
      expect(await main(['check', `${slow.url}/catalog.json`])).toBe(0);
    } finally {
      await slow.close();
    }
    expect(asked).toBe(50);
    expect(most).toBe(4);
    expect(printed).toContain(
      '50 of 50 links can be followed; 10 more were not tried.'
    );
  });

  it('minds other hosts and what is no address', async () => {
    const other = server.url.replace('127.0.0.1', 'localhost');
    files['/catalog.json'] = {
      body: catalog([`${other}/item.json`, '/work/a.nc', 'javascript:alert(1)'])
    };
    files['/item.json'] = { body: '{}' };
    const { faults } = await check('/catalog.json');
    expect(faults.map(({ text }) => text)).toEqual([
      '2 of its 3 links are no addresses of the web, so few clients can follow them (/work/a.nc).',
      `1 link leads to ${new URL(other).host}, another host than ${new URL(server.url).host}, which answered.`
    ]);
  });
});

describe('of references, the check', () => {
  it.each([
    ['whole', 'ignored', ['bad range /a.nc']],
    ['in part', undefined, []]
  ] as const)('minds a target that comes %s', async (_, range, faults) => {
    const { metadata } = JSON.parse(String(store()['/a.zarr/.zmetadata'].body));
    const texts = Object.entries(metadata).map(([key, document]) => [
      key,
      JSON.stringify(document)
    ]);
    const refs = {
      ...Object.fromEntries(texts),
      'tas/0.0': [`${server.url}/a.nc`, 100, 8000]
    };
    files['/a.json'] = { body: JSON.stringify({ version: 1, refs }) };
    files['/a.nc'] = { body: Buffer.alloc(9000), range };
    const found = await check('/a.json');
    expect(found.faults.map(({ is }) => is)).toEqual(faults);
    const looked = found.findings.map(({ topic, url }) => `${topic} ${url}`);
    expect(looked).toContain(`range ${server.url}/a.nc`);
  });
});

describe('of a store, the check', () => {
  it('finds nothing wrong with a sound one', async () => {
    files = store();
    const { code, findings, faults } = await check('/a.zarr');
    expect(faults).toEqual([]);
    expect(code).toBe(0);
    expect(findings.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['metadata', 'chunks', 'json', 'cors', 'range'])
    );
  });

  it('minds metadata that is not consolidated', async () => {
    files = store();
    delete files['/a.zarr/.zmetadata'];
    const { code, faults } = await check('/a.zarr');
    expect(code).toBe(1);
    expect(faults[0].text).toContain('no consolidated metadata');
  });

  it.each([
    [{ chunks: [1, 100] }, 'below 100 kB (tas: 20 of 0.4 kB)'],
    [
      { shape: [20, 1e8], chunks: [1, 1e8] },
      'above 200 MB (tas: 20 of 400.0 MB)'
    ],
    [{ shape: [2e5, 1e5], chunks: [1, 1e5] }, 'more than 100,000 chunks']
  ])('minds the chunks of %j', async (array, words) => {
    files = store(array);
    const { code, faults } = await check('/a.zarr');
    expect(code).toBe(0);
    expect(faults.map(({ is }) => is)).toEqual(['warn chunks /a.zarr']);
    expect(faults[0].text).toContain(words);
  });

  it('takes it more seriously when a missing chunk has no CORS', async () => {
    files = store();
    missing = { status: 404, isClosed: true };
    const { faults } = await check('/a.zarr');
    expect(faults.map(({ is }) => is)).toEqual([
      'bad cors /a.zarr/no-such-variable/0.0'
    ]);
  });

  it.each([
    ['world', true],
    ['tape', false]
  ] as const)('of reach %s, looks at a chunk: %s', async (reach, isAsked) => {
    files = store();
    const before = server.requests.length;
    const findings = await checkAccess(new FetchNet(), {
      ...ACCESS,
      href: `${server.url}/a.zarr`,
      reach
    });
    expect(findings.every(({ level }) => level === 'ok')).toBe(true);
    const asked = server.requests.slice(before).map(({ url }) => url);
    expect(asked).toContain('/a.zarr/.zmetadata');
    expect(asked.includes('/a.zarr/tas/0.0')).toBe(isAsked);
  });

  it('minds chunks that are not given, and bare NaN in the metadata', async () => {
    files = store();
    files['/a.zarr/tas/0.0'] = { status: 403 };
    const { body } = files['/a.zarr/.zmetadata'];
    files['/a.zarr/.zmetadata'] = {
      body: String(body).replace('"fill_value":null', '"fill_value":NaN')
    };
    const { faults } = await check('/a.zarr');
    expect(faults.map(({ is }) => is)).toEqual([
      'bad json /a.zarr/.zmetadata',
      'bad chunks /a.zarr/tas/0.0'
    ]);
  });
});
