import { createEntry } from '../../model';
import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

/** The beginnings of files, by their address. */
const FILES: Readonly<Record<string, string>> = {
  '/classic.nc': 'CDF\x01\0\0\0\0',
  '/offset64': 'CDF\x02\0\0\0\0',
  '/sst.nc': '\x89HDF\r\n\x1a\n\0\0',
  '/t2m?token=1': 'GRIB\0\0\0\x02',
  '/large.nc': '\x89HDF\r\n\x1a\n',
  '/large.bin': '\0\0\0\0\0\0\0\0',
  '/page.nc': '<html>CDF'
};

let server: ILoopback;
let registry: SourceRegistry;

beforeAll(async () => {
  server = await serve(({ url = '', headers }, response) => {
    const bytes = Buffer.from(FILES[url] ?? '', 'latin1');
    const size = url.startsWith('/large') ? 5e9 : bytes.byteLength;
    if (!(url in FILES)) {
      response.writeHead(404).end();
    } else if (headers.range) {
      response.writeHead(206).end(bytes);
    } else if (size > bytes.byteLength) {
      response.writeHead(200, { 'Content-Length': String(size) });
      response.write(bytes);
    } else {
      response.writeHead(200).end(bytes);
    }
  });
});

afterAll(() => server.close());

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

const asked = () => server.requests.length;

describe('a file given by its address', () => {
  it.each([
    ['/classic.nc', 'netcdf', 1],
    ['/offset64', 'netcdf', 1],
    ['/sst.nc', 'netcdf', 1],
    ['/t2m?token=1', 'grib', 1],
    ['/large.nc', 'netcdf', 2]
  ])('%s is %s by how it begins (%d requests)', async (path, format, count) => {
    const before = asked();
    const entry = await registry.detect(server.url + path);
    expect(entry).toMatchObject({ source: 'file', kind: 'dataset' });
    const { accesses } = await registry.describe(entry);
    expect(accesses).toMatchObject([
      { href: server.url + path, format, reach: 'world' }
    ]);
    expect(asked() - before).toBe(count);
    expect(await registry.children(entry)).toEqual({ entries: [], next: null });
  });

  it('tells its format anew by a few bytes when a link leads to it', async () => {
    const href = `${server.url}/large.nc`;
    const entry = createEntry({
      source: 'file',
      href,
      title: 'x',
      kind: 'dataset'
    });
    const before = asked();
    const { accesses } = await registry.describe(entry);
    expect(accesses[0].format).toBe('netcdf');
    expect(server.requests[before].headers.range).toBe('bytes=0-7');
    expect(asked() - before).toBe(1);
  });

  it.each([
    ['/large.bin', 'too-large'],
    ['/page.nc', 'not-a-catalog'],
    ['/none.nc', 'http']
  ])('%s is none: %s', async (path, kind) => {
    const detected = registry.detect(server.url + path);
    await expect(detected).rejects.toMatchObject({ kind });
    const [source, href, title] = ['file', server.url + path, 'x'];
    const entry = createEntry({ source, href, title, kind: 'dataset' });
    await expect(registry.describe(entry)).rejects.toMatchObject({
      kind: kind === 'too-large' ? 'not-a-catalog' : kind
    });
  });
});
