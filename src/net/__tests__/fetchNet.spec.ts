import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse
} from 'node:http';

import { Failure } from '../failure';
import { FetchNet } from '../fetchNet';
import { serve } from './loopback';
import type { ILoopback } from './loopback';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: ILoopback;
let net: FetchNet;
let handle: Handler;

beforeAll(async () => {
  server = await serve((request, response) => handle(request, response));
});

afterAll(() => server.close());

beforeEach(() => {
  net = new FetchNet();
});

/** What `promise` fails with. */
async function failure(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => null,
    reason => reason
  );
  expect(error).toBeInstanceOf(Failure);
  return error;
}

function answer(body: string, status = 200, headers = {}): Handler {
  return (_, response) => response.writeHead(status, headers).end(body);
}

describe('FetchNet.json', () => {
  it('reads JSON and tells where it came from', async () => {
    handle = (request, response) =>
      request.url === '/old'
        ? response.writeHead(302, { Location: '/new' }).end()
        : response
            .writeHead(200, { 'Content-Type': 'application/JSON; charset=x' })
            .end('{"a": 1}');
    const { body, url, mediaType } = await net.json(`${server.url}/old#part`);
    expect(body).toEqual({ a: 1 });
    expect(url).toBe(`${server.url}/new`);
    expect(mediaType).toBe('application/json');
  });

  it('reads bare NaN and Infinity, which Python writes', async () => {
    handle = answer('{"a": NaN, "b": [-Infinity], "c": "NaN: kept"}');
    const { body } = await net.json(`${server.url}/nan`);
    expect(body).toEqual({ a: NaN, b: [-Infinity], c: 'NaN: kept' });
  });

  it('reads them and nothing else that JSON forbids', async () => {
    handle = answer('[NaN, "\\\\", "say \\": NaN, Infinity", Infinity, "NaN"]');
    const { body } = await net.json(`${server.url}/texts`);
    expect(body).toEqual([NaN, '\\', 'say ": NaN, Infinity', Infinity, 'NaN']);
    handle = answer('[NaN, ]');
    const { kind } = await failure(net.json(`${server.url}/comma`));
    expect(kind).toBe('not-json');
  });

  it.each([
    ['html', '<!doctype html><p>Not here'],
    ['empty', ' \n'],
    ['truncated', '{"links": [{"rel": "child", "hre'],
    ['truncated', '{"links": [1, 2,'],
    ['other', 'sources:\n  a: 1\n']
  ])('says that a body is %s', async (detail, body) => {
    handle = answer(body);
    const { kind, facts } = await failure(net.json(`${server.url}/${detail}`));
    expect(kind).toBe('not-json');
    expect(facts.detail).toBe(detail);
  });
});

describe('FetchNet.text', () => {
  it('asks once for what two want at the same time, and keeps it', async () => {
    handle = answer('once');
    const url = `${server.url}/shared`;
    const before = server.requests.length;
    await Promise.all([net.text(url), net.text(`${url}#other`)]);
    await net.text(url);
    expect(server.requests.length - before).toBe(1);
    net.forget(`${server.url}/sha`);
    await net.text(url);
    expect(server.requests.length - before).toBe(2);
  });

  it('keeps what fits into the memory with the documents of all texts', async () => {
    handle = answer('x'.repeat(12e6));
    const urls = ['a', 'b', 'c'].map(name => `${server.url}/large/${name}`);
    for (const url of urls) {
      await net.text(url);
    }
    const before = server.requests.length;
    await net.text(urls[2]);
    await net.text(urls[1]);
    expect(server.requests.length - before).toBe(0);
    await net.text(urls[0]);
    expect(server.requests.length - before).toBe(1);
  });

  it('forgets what is below an address, whatever its query', async () => {
    handle = answer('once');
    const url = `${server.url}/tree?view=a`;
    const inside = `${server.url}/tree/leaf?view=a`;
    await Promise.all([net.text(url), net.text(inside)]);
    net.forget(url);
    const before = server.requests.length;
    await Promise.all([net.text(url), net.text(inside)]);
    expect(server.requests.length - before).toBe(2);
  });

  it('lets one of two who share a request go without harm', async () => {
    let respond = () => undefined as unknown;
    handle = (_, response) => {
      respond = () => response.end('for the other');
    };
    const url = `${server.url}/two`;
    const controller = new AbortController();
    const first = failure(net.text(url, { signal: controller.signal }));
    const second = net.text(url);
    await waitForRequest('/two');
    controller.abort();
    expect((await first).kind).toBe('cancelled');
    respond();
    expect((await second).body).toBe('for the other');
  });

  it('ends the request when everybody has gone', async () => {
    const closed = new Promise<void>(resolve => {
      handle = (_, response) => response.on('close', () => resolve());
    });
    const controller = new AbortController();
    const { signal } = controller;
    const gone = failure(net.text(`${server.url}/gone`, { signal }));
    await waitForRequest('/gone');
    controller.abort();
    expect((await gone).kind).toBe('cancelled');
    await closed;
  });

  it('keeps what was asked for after a forget, though the first has gone', async () => {
    const open: ServerResponse[] = [];
    handle = (_, response) => void open.push(response);
    const url = `${server.url}/anew`;
    const asked = () => server.requests.filter(({ url }) => url === '/anew');
    const controller = new AbortController();
    const first = failure(net.text(url, { signal: controller.signal }));
    await waitForRequest('/anew');
    net.forget(url);
    const second = net.text(url);
    controller.abort();
    await first;
    const third = net.text(url);
    while (open.length < 2) {
      await new Promise(resolve => setImmediate(resolve));
    }
    open[1].end('anew');
    expect((await second).body).toBe('anew');
    expect(await third).toBe(await second);
    expect(await net.text(url)).toBe(await second);
    expect(asked()).toHaveLength(2);
  });

  it('sends at most four requests at a time to a host', async () => {
    const open: ServerResponse[] = [];
    handle = (_, response) => void open.push(response);
    const urls = Array.from({ length: 5 }, (_, i) => `${server.url}/q/${i}`);
    const texts = urls.map(url => net.text(url));
    await waitForRequest('/q/3');
    // A fifth would be sent before an answer from another host is back.
    const other = await serve((_, response) => response.end('other'));
    await net.text(other.url);
    await other.close();
    expect(open.length).toBe(4);
    open[0].end('ok');
    await waitForRequest('/q/4');
    open.slice(1).forEach(response => response.end('ok'));
    expect(await Promise.all(texts)).toHaveLength(5);
  });

  it.each([403, 404, 500])('fails with the status %d', async status => {
    handle = answer('no', status);
    const { kind, facts } = await failure(net.text(`${server.url}/${status}`));
    expect(kind).toBe('http');
    expect(facts.status).toBe(status);
  });

  it('does not keep a failure', async () => {
    handle = answer('no', 500);
    const url = `${server.url}/recovers`;
    await failure(net.text(url));
    handle = answer('yes');
    expect((await net.text(url)).body).toBe('yes');
  });

  it('comes back when the host says so soon', async () => {
    let asked = 0;
    handle = (_, response) =>
      asked++ === 0
        ? response.writeHead(503, { 'Retry-After': '0' }).end()
        : response.end('back');
    expect((await net.text(`${server.url}/soon`)).body).toBe('back');
  });

  it.each([
    ['10800', 10800],
    [new Date(Date.now() + 7_200_000).toUTCString(), 7200]
  ])('tells of a wait for hours and does not wait (%s)', async (header, s) => {
    handle = answer('', 503, { 'Retry-After': header });
    const { facts } = await failure(net.text(`${server.url}/hours/${header}`));
    expect(facts.retryAfter).toBeGreaterThan(s - 10);
    expect(facts.retryAfter).toBeLessThanOrEqual(s);
  });

  it('gives up on a body that is too large', async () => {
    handle = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65536))) {
          // The client ends it.
        }
      };
      response.on('drain', more);
      more();
    };
    const { kind, facts } = await failure(
      net.text(`${server.url}/endless`, { limit: 1e6 })
    );
    expect(kind).toBe('too-large');
    expect(facts.limit).toBe(1e6);
  });

  it('does not read a body that is announced as too large', async () => {
    handle = (_, response) => {
      response.writeHead(200, { 'Content-Length': String(500e6) });
      response.write('{');
    };
    const { kind } = await failure(net.text(`${server.url}/announced`));
    expect(kind).toBe('too-large');
  });

  it.each<[string, OutgoingHttpHeaders]>([
    ['ends too early', { 'Content-Length': '5000' }],
    ['cannot be unpacked', { 'Content-Encoding': 'gzip' }]
  ])('says that an answer %s, and asks nothing more', async (_, headers) => {
    handle = (_, response) => {
      response.writeHead(200, headers).write('{"type": "Catalog"');
      setImmediate(() => response.destroy());
    };
    const base = 'http://jupyter.example/';
    const page = { base, secure: false, online: () => true };
    for (const door of [new FetchNet(), new FetchNet(page)]) {
      const before = server.requests.length;
      const { kind } = await failure(door.text(`${server.url}/broken`));
      expect(kind).toBe('broken-off');
      expect(server.requests.length - before).toBe(1);
    }
  });

  it('gives up on a host that never answers', async () => {
    handle = () => undefined;
    const { kind, facts } = await failure(
      net.text(`${server.url}/never`, { timeout: 50 })
    );
    expect(kind).toBe('timed-out');
    expect(facts.waited).toBe(50);
  });

  it('names a redirect loop', async () => {
    handle = (_, response) =>
      response.writeHead(302, { Location: '/loop' }).end();
    const { kind } = await failure(net.text(`${server.url}/loop`));
    expect(kind).toBe('redirect-loop');
  });

  it.each([
    ['ftp://127.0.0.1/x', 'scheme'],
    ['http://127.0.0.1:1/x', 'bad port']
  ])('tells what is wrong with a redirect to %s', async (Location, cause) => {
    handle = (_, response) => response.writeHead(302, { Location }).end();
    const { kind, facts } = await failure(net.text(`${server.url}/away`));
    expect(kind).toBe('unreachable');
    expect(facts.detail).toContain(cause);
  });

  it('asks for nothing with a password, and does not repeat it', async () => {
    const before = server.requests.length;
    const url = server.url.replace('//', '//jo:secret@');
    const { kind, facts } = await failure(net.text(`${url}/x`));
    expect(kind).toBe('unsupported-address');
    expect(facts).toEqual({ url: `${server.url}/x`, detail: 'login' });
    expect(server.requests.length).toBe(before);
  });

  it('names a refused connection', async () => {
    const closed = await serve(() => undefined);
    await closed.close();
    expect((await failure(net.text(closed.url))).kind).toBe('refused');
  });

  it('names a host that does not exist', async () => {
    const { kind } = await failure(net.text('http://no-such-host.invalid/'));
    expect(kind).toBe('unknown-host');
  });

  it.each([
    ['javascript:alert(1)', 'unsupported-address'],
    ['file://elsewhere/etc/passwd', 'unsupported-address'],
    ['file:///etc/passwd', 'not-served'],
    ['/work/x', 'not-served'],
    ['//host/x', 'unsupported-address'],
    ['x', 'unsupported-address'],
    ['', 'unsupported-address']
  ])('asks no one for %p', async (url, kind) => {
    expect((await failure(net.text(url))).kind).toBe(kind);
    expect(net.reaches(url)).toBe(false);
  });

  it('sends no cookie, login or referrer', async () => {
    handle = answer('ok');
    await net.text(`${server.url}/headers`);
    const { headers } = server.requests[server.requests.length - 1];
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('referer');
  });
});

describe('FetchNet.post', () => {
  it('sends JSON and reads JSON, each time anew', async () => {
    handle = (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', part => parts.push(part));
      request.on('end', () => {
        const { method, headers } = request;
        const body: unknown = JSON.parse(Buffer.concat(parts).toString());
        const type = headers['content-type'];
        response.end(JSON.stringify({ method, type, body }));
      });
    };
    const url = `${server.url}/search`;
    const posted = { collections: ['a'], limit: 2 };
    for (const body of [posted, { ...posted, token: 'b' }]) {
      const answer = await net.post(url, body);
      const type = 'application/json';
      expect(answer.body).toEqual({ method: 'POST', type, body });
    }
  });

  it('carries no login, not even below the base URL of Jupyter', async () => {
    const options: RequestInit[] = [];
    const { fetch } = globalThis;
    jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
      options.push(init ?? {});
      return fetch(url, init);
    });
    handle = answer('{}');
    const base = `${server.url}/`;
    net = new FetchNet({ base, secure: false, online: () => true });
    await net.json(`${base}api`);
    await net.post(`${base}search`, {});
    jest.restoreAllMocks();
    expect(options.map(({ credentials }) => credentials)).toEqual([
      'same-origin',
      'omit'
    ]);
  });

  it('follows no redirect', async () => {
    handle = (request, response) =>
      request.url === '/moved'
        ? response.writeHead(307, { Location: '/elsewhere' }).end()
        : response.end('{}');
    await failure(net.post(`${server.url}/moved`, { secret: 1 }));
    expect(server.requests.map(({ url }) => url)).not.toContain('/elsewhere');
  });

  it('fails with the status of the host', async () => {
    handle = answer('no', 400);
    const { kind, facts } = await failure(net.post(`${server.url}/no`, {}));
    expect(kind).toBe('http');
    expect(facts.status).toBe(400);
  });
});

describe('FetchNet.bytes', () => {
  const body = Buffer.from(Array.from({ length: 100 }, (_, i) => i));

  it('asks for a range', async () => {
    handle = (request, response) => {
      const [, start, end] = /bytes=(\d+)-(\d+)/.exec(
        request.headers.range ?? ''
      ) as RegExpExecArray;
      response
        .writeHead(206)
        .end(body.subarray(Number(start), Number(end) + 1));
    };
    const range = { start: 10, end: 13 };
    const bytes = await net.bytes(`${server.url}/r`, { range });
    expect([...(bytes ?? [])]).toEqual([10, 11, 12]);
  });

  it('cuts the range out of a whole body', async () => {
    handle = (_, response) => response.end(body);
    const url = `${server.url}/whole`;
    const range = { start: 10, end: 13 };
    expect([...((await net.bytes(url, { range })) ?? [])]).toEqual([
      10, 11, 12
    ]);
    const tail = await net.bytes(url, { range: { suffix: 2 } });
    expect([...(tail ?? [])]).toEqual([98, 99]);
  });

  it('takes nothing but a part where only that will do', async () => {
    const options = { range: { start: 0, end: 3 }, partial: true };
    handle = (_, response) => response.writeHead(200).end(body);
    await expect(
      net.bytes(`${server.url}/whole`, options)
    ).rejects.toMatchObject({ kind: 'range-ignored' });
    handle = (_, response) => response.writeHead(206).end(body.subarray(0, 3));
    expect(await net.bytes(`${server.url}/part`, options)).toHaveLength(3);
    handle = answer('', 404);
    expect(await net.bytes(`${server.url}/missing`, options)).toBeNull();
    handle = answer('no', 403);
    await expect(
      net.bytes(`${server.url}/closed`, options)
    ).rejects.toMatchObject({ kind: 'http', facts: { status: 403 } });
  });

  it('knows a missing key', async () => {
    handle = answer('', 404);
    expect(await net.bytes(`${server.url}/missing`)).toBeNull();
  });
});

/** Resolves when the server has got a request for `path`. */
async function waitForRequest(path: string): Promise<void> {
  while (!server.requests.some(({ url }) => url === path)) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
