import type { IncomingMessage, ServerResponse } from 'node:http';

import { Failure } from '../failure';
import { FetchNet } from '../fetchNet';
import { NO_SITE, Routes } from '../routes';
import type { ISite } from '../routes';
import type { IServerPart } from '../serverPart';
import { serve } from './loopback';
import type { ILoopback } from './loopback';

const PAGE = { secure: false, online: () => true };

/** Jupyter's server, and a host that its server part forwards to. */
let jupyter: ILoopback;
let host: ILoopback;
let handle: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  jupyter = await serve((request, response) => handle(request, response));
  host = await serve((request, response) => response.end(`host${request.url}`));
});

afterAll(() => Promise.all([jupyter.close(), host.close()]));

function serverPart(parts: Partial<IServerPart> = {}): IServerPart {
  return {
    url: `${jupyter.url}/user/jo/cloudify/`,
    files: ['/work', '/home/jo'],
    forward: [],
    token: () => '2|abc',
    ...parts
  };
}

function netOf(server: IServerPart | null, site: ISite = NO_SITE): FetchNet {
  const base = `${jupyter.url}/user/jo/`;
  const routes = new Routes({ server, site: Promise.resolve(site) });
  return new FetchNet({ ...PAGE, base }, routes);
}

/** What `promise` fails with. */
async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => null,
    reason => reason
  );
  expect(error).toBeInstanceOf(Failure);
  return error;
}

/** The server part refuses with a code. */
function refuse(status: number, error: string, message = ''): void {
  handle = (_, response) =>
    response
      .writeHead(status, { 'X-Cloudify-Error': error })
      .end(JSON.stringify({ error, message }));
}

const last = ({ requests }: ILoopback) => requests[requests.length - 1];

describe('a file on disk', () => {
  it.each([
    ['/work/a b/50%/x#1?.yaml', '/work/a%20b/50%25/x%231%3F.yaml'],
    ['file:///work/a%20b/x.yaml', '/work/a%20b/x.yaml'],
    ['/work//x/./y/../main.yaml', '/work/x/main.yaml']
  ])('%s is asked of the server part', async (address, path) => {
    handle = (_, response) => response.end('sources: {}');
    const { body, url, mediaType } = await netOf(serverPart()).text(address);
    const { headers, url: asked } = last(jupyter);
    expect(asked).toBe(`/user/jo/cloudify/files${path}`);
    expect(headers['x-xsrftoken']).toBe('2|abc');
    expect(body).toBe('sources: {}');
    expect(mediaType).toBe('');
    expect(url).toMatch(/^file:\/\/\/work\//);
  });

  it('is the start of relative addresses, kept and forgotten by any name', async () => {
    handle = (_, response) => response.end('kept');
    const net = netOf(serverPart());
    const before = jupyter.requests.length;
    const { url } = await net.text('/work/c/main.yaml');
    await net.text(new URL('./main.yaml', url).href);
    expect(jupyter.requests.length - before).toBe(1);
    net.forget('/work/c');
    await net.text('/work/c/main.yaml');
    expect(jupyter.requests.length - before).toBe(2);
  });

  it('is read in parts', async () => {
    handle = ({ headers }, response) => {
      expect(headers.range).toBe('bytes=2-4');
      response.writeHead(206).end('cde');
    };
    const range = { start: 2, end: 5 };
    const bytes = await netOf(serverPart()).bytes('/work/x', {
      range,
      partial: true
    });
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe('cde');
  });

  it.each(['/etc/passwd', '/work/../etc/passwd', '/workshop/x', '/home/jo2'])(
    '%s is outside, and nobody is asked',
    async path => {
      const before = jupyter.requests.length;
      const { kind, facts } = await failureOf(netOf(serverPart()).text(path));
      expect([kind, facts.detail]).toEqual(['not-served', 'outside']);
      expect(jupyter.requests.length).toBe(before);
    }
  );

  it('is nowhere without the server part', async () => {
    const net = netOf(null);
    const { kind, facts } = await failureOf(net.text('/work/x'));
    expect([kind, facts.detail]).toEqual(['not-served', 'no-server']);
    expect(net.reaches('/work/x')).toBe(false);
    expect(netOf(serverPart()).reaches('/work/x')).toBe(true);
  });

  it('that is not there is a missing key, or a 404', async () => {
    refuse(404, 'not-found');
    const net = netOf(serverPart());
    expect(await net.bytes('/work/none')).toBeNull();
    const { kind, facts } = await failureOf(net.text('/work/none'));
    expect([kind, facts.status]).toEqual(['http', 404]);
    expect(facts.url).toBe('file:///work/none');
  });

  it('has a header, which is kept beside it', async () => {
    handle = ({ url }, response) =>
      response.end(url?.includes('/header/') ? '{"version": 1}' : 'CDF');
    const net = netOf(serverPart());
    const before = jupyter.requests.length;
    const { body, url } = await net.header('/work/x.nc');
    await net.header('/work/x.nc');
    expect(body).toEqual({ version: 1 });
    expect(url).toBe('file:///work/x.nc');
    expect(last(jupyter).url).toBe('/user/jo/cloudify/header/work/x.nc');
    expect(jupyter.requests.length - before).toBe(1);
    expect((await net.text('/work/x.nc')).body).toBe('CDF');
    net.forget('/work/x.nc');
    await net.header('/work/x.nc');
    expect(jupyter.requests.length - before).toBe(3);
  });

  it.each([
    [403, 'outside', 'not-served', 'outside'],
    [413, 'too-large', 'too-large', 'too-large'],
    [501, 'missing-package', 'missing-package', 'cfgrib'],
    [422, 'broken-file', 'invalid', 'cfgrib'],
    [504, 'timed-out', 'timed-out', 'timed-out'],
    [403, 'not-readable', 'http', undefined],
    [500, 'of-tomorrow', 'http', undefined]
  ])('fails with %d %s as %s', async (status, code, kind, detail) => {
    refuse(status, code, 'cfgrib');
    const failure = await failureOf(netOf(serverPart()).header('/work/x'));
    expect([failure.kind, failure.facts.detail]).toEqual([kind, detail]);
    expect(failure.facts.url).toMatch(/^(file:\/\/)?\/work\/x$/);
  });

  it('is not blamed for Jupyter’s own answer', async () => {
    const net = netOf(serverPart());
    refuse(403, 'jupyter');
    const { kind, facts } = await failureOf(net.text('/work/x'));
    expect([kind, facts.status]).toEqual(['http', 403]);
    expect(new URL(facts.url).host).toBe(new URL(jupyter.url).host);
  });

  it('leads to no page of a login', async () => {
    handle = (_, response) =>
      response.writeHead(302, { Location: `${host.url}/login` }).end();
    const before = host.requests.length;
    const { facts } = await failureOf(netOf(serverPart()).text('/work/x'));
    expect(facts.status).toBe(401);
    expect(host.requests.length).toBe(before);
  });

  it('may break off, which is no matter of admission', async () => {
    handle = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half');
      setImmediate(() => response.destroy());
    };
    const before = jupyter.requests.length;
    const { kind } = await failureOf(netOf(serverPart()).text('/work/x'));
    expect(kind).toBe('broken-off');
    expect(jupyter.requests.length - before).toBe(1);
  });

  it('knows when Jupyter’s server is gone', async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    const net = netOf(serverPart({ url: `${gone.url}/cloudify/` }));
    const { kind } = await failureOf(net.text('/work/x'));
    expect(kind).toBe('unreachable');
  });
});

describe('a host that is forwarded to', () => {
  const forward = ['127.0.0.1', '*.example.org'];

  it('is asked by the server part, at once, under its own name', async () => {
    handle = ({ url = '' }, response) => {
      const asked = new URL(url, host.url).searchParams.get('url') ?? '';
      void fetch(asked).then(async answer =>
        response
          .writeHead(answer.status, {
            'Content-Type': 'application/octet-stream',
            'X-Cloudify-Media-Type': 'application/json; charset=utf-8'
          })
          .end(JSON.stringify(await answer.text()))
      );
    };
    const net = netOf(serverPart({ forward }));
    const address = `${host.url}/a?b=c&d=%26`;
    const { body, url, mediaType } = await net.json(address);
    expect(body).toBe('host/a?b=c&d=%26');
    expect(url).toBe(address);
    expect(mediaType).toBe('application/json');
    expect(last(jupyter).url).toMatch(/^\/user\/jo\/cloudify\/forward\?url=/);
    expect(last(jupyter).headers['x-xsrftoken']).toBe('2|abc');
  });

  it.each([
    ['http://stac.example.org/', true],
    ['https://a.b.example.org:8443/x', true],
    ['https://example.org/', false],
    ['https://stac.example.org.evil.net/', false],
    ['https://stacXexample.org/', false]
  ])('%s: %s', async (address, isForwarded) => {
    const routes = new Routes({ server: serverPart({ forward }) });
    const { url, host } = await routes.find(address);
    expect(url.startsWith(jupyter.url)).toBe(isForwarded);
    expect(routes.forwards(address)).toBe(isForwarded);
    // Each host has its own patience, whoever asks it.
    expect(host).toBe(new URL(address).host);
  });

  it('is not Jupyter’s own, whatever the pattern', async () => {
    const routes = new Routes({ server: serverPart({ forward: ['*'] }) });
    expect(routes.forwards(`${jupyter.url}/user/jo/files/x.json`)).toBe(false);
    expect(routes.forwards(host.url)).toBe(true);
  });

  it('gets what is posted to it directly, without anybody’s login', async () => {
    const before = jupyter.requests.length;
    await failureOf(netOf(serverPart({ forward })).post(host.url, {}));
    expect(last(host).method).toBe('POST');
    expect(last(host).headers).not.toHaveProperty('x-xsrftoken');
    expect(jupyter.requests.length).toBe(before);
  });

  it.each([
    ['host-not-allowed', 'not-forwarded'],
    ['private-address', 'not-forwarded'],
    ['redirect', 'not-forwarded'],
    ['bad-address', 'not-forwarded'],
    ['unknown-host', 'unknown-host'],
    ['certificate', 'certificate'],
    ['unreachable', 'unreachable'],
    ['timed-out', 'timed-out'],
    ['too-large', 'too-large']
  ])('is known to fail by %s', async (code, kind) => {
    refuse(502, code);
    const address = `${host.url}/x`;
    const failure = await failureOf(
      netOf(serverPart({ forward })).text(address)
    );
    expect(failure.kind).toBe(kind);
    expect(failure.facts.url).toBe(address);
  });

  it('is known by where it led to, under the name that was asked', async () => {
    const answered = 'http://new.example.org/stac/';
    handle = (_, response) =>
      response.writeHead(200, { 'X-Cloudify-URL': answered }).end('{}');
    const aliases = [{ from: 'old.example.org', to: 'new.example.org' }];
    const net = netOf(serverPart({ forward }), { aliases, rewrites: [] });
    const { url } = await net.text('http://old.example.org/stac');
    expect(url).toBe('http://old.example.org/stac/');
  });

  it('keeps its own status', async () => {
    handle = (_, response) => response.writeHead(404).end();
    const net = netOf(serverPart({ forward }));
    expect(await net.bytes(`${host.url}/none`)).toBeNull();
  });
});

describe('what the site says of addresses', () => {
  it('names hosts anew and reads copies, under the names that were asked', async () => {
    const { host: port } = new URL(host.url);
    const aliases = [{ from: 'old.example.org', to: port }];
    const rewrites = [
      { from: `${host.url}/big/`, to: `${host.url}/cache/big/` }
    ];
    const net = netOf(null, { aliases, rewrites });
    const answers = await Promise.all(
      ['old.example.org/a', 'old.example.org/big/b', `${port}/big/c`].map(at =>
        net.text(`http://${at}`)
      )
    );
    expect(answers.map(({ url, body }) => [url, body])).toEqual([
      ['http://old.example.org/a', 'host/a'],
      ['http://old.example.org/big/b', 'host/cache/big/b'],
      [`${host.url}/big/c`, 'host/cache/big/c']
    ]);
  });

  it.each([
    ['https://data.example.org/x', 'https://mirror.example.org/x'],
    ['https://data.example.org.evil.net/x', null],
    ['https://data.example.organic/x', null],
    ['https://data.example.org', 'https://mirror.example.org/']
  ])('replaces whole names only: %s', async (address, expected) => {
    const rewrites = [
      { from: 'https://data.example.org', to: 'https://mirror.example.org' }
    ];
    const site = Promise.resolve({ aliases: [], rewrites });
    const canonical = new URL(address).href;
    const { url, back } = await new Routes({ site }).find(canonical);
    expect(url).toBe(expected ?? address);
    expect(back(url)).toBe(canonical);
  });

  it('leads to a copy on disk', async () => {
    handle = (_, response) => response.end('copy');
    const to = 'file:///work/copy/';
    const rewrites = [{ from: 'https://host.invalid/d/', to }];
    const net = netOf(serverPart(), { aliases: [], rewrites });
    const { url } = await net.text('https://host.invalid/d/a%20b.json');
    expect(url).toBe('https://host.invalid/d/a%20b.json');
    expect(last(jupyter).url).toBe(
      '/user/jo/cloudify/files/work/copy/a%20b.json'
    );
  });

  it('leads out of a copy on disk for nobody', async () => {
    const to = 'file:///work/copy/';
    const rewrites = [{ from: 'https://host.invalid/d/', to }];
    const net = netOf(serverPart(), { aliases: [], rewrites });
    const before = jupyter.requests.length;
    const up = '..%2F'.repeat(6);
    const { kind, facts } = await failureOf(
      net.text(`https://host.invalid/d/a%2F${up}api%2Fcontents`)
    );
    expect([kind, facts.detail]).toEqual(['not-served', 'outside']);
    expect(jupyter.requests.length).toBe(before);
  });

  it('never takes Jupyter’s login to another host', async () => {
    const options: RequestInit[] = [];
    const { fetch } = globalThis;
    const spy = jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, init) => {
        options.push(init ?? {});
        return fetch(url, init);
      });
    const rewrites = [
      { from: `${jupyter.url}/user/jo/files/`, to: `${host.url}/` }
    ];
    const net = netOf(serverPart(), { aliases: [], rewrites });
    await net.text(`${jupyter.url}/user/jo/files/a.json`);
    spy.mockRestore();
    expect(last(host).url).toBe('/a.json');
    expect(last(host).headers).not.toHaveProperty('x-xsrftoken');
    expect(options.map(({ credentials }) => credentials)).toEqual(['omit']);
  });

  it('tells code the names that hosts have now', async () => {
    const aliases = [{ from: 'old.example.org', to: 'new.example.org' }];
    const site = Promise.resolve({ aliases, rewrites: [] });
    const rename = await new Routes({ site }).renaming();
    expect(
      [
        'https://old.example.org/x?y=old.example.org',
        'https://old.example.org',
        'https://old.example.org:8080/x',
        '/work/old.example.org',
        's3://old.example.org/x'
      ].map(rename)
    ).toEqual([
      'https://new.example.org/x?y=old.example.org',
      'https://new.example.org',
      'https://old.example.org:8080/x',
      '/work/old.example.org',
      's3://old.example.org/x'
    ]);
  });
});

it('asks anew for what may have changed, and never for chunks', async () => {
  const caches: (RequestCache | undefined)[] = [];
  const { fetch } = globalThis;
  const spy = jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((url, init) => {
      caches.push(init?.cache);
      return fetch(url, init);
    });
  handle = (_, response) => response.end('{}');
  const net = netOf(serverPart());
  await net.json(`${host.url}/x`).catch(() => undefined);
  await net.header('/work/x.nc');
  await net.bytes(`${host.url}/c/0/0`);
  await net.bytes('/work/x.zarr/c/0/0');
  spy.mockRestore();
  expect(caches).toEqual(['no-cache', 'no-cache', undefined, undefined]);
});
