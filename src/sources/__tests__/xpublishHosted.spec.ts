import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { isObject } from '../../model';
import { SourceRegistry } from '../registry';

const net = () =>
  new FetchNet({
    base: 'http://127.0.0.1:1/',
    secure: false,
    online: () => true
  });

describe('what is hosted', () => {
  let server: ILoopback;
  let answers: Record<string, unknown>;

  beforeEach(async () => {
    answers = { '/datasets': ['run.a', 'run b'] };
    server = await serve(({ url = '' }, response) => {
      const body = answers[url];
      response.writeHead(body === undefined ? 404 : 200);
      response.end(JSON.stringify(body));
    });
  });

  afterEach(() => server.close());

  const asked = () => server.requests.map(({ url }) => url);

  it('is told of all addresses below a server by one request', async () => {
    const registry = new SourceRegistry(net());
    const at = (id: string) => `${server.url}/datasets/${id}`;
    const hrefs = [
      at('run.a/stac'),
      at('run%20b'),
      at('run.gone/zarr'),
      `${server.url}/elsewhere/run.a`,
      'file:///work/datasets/run.a'
    ];
    const hosted = await registry.hosted(hrefs);
    expect([...hosted]).toEqual([
      [hrefs[0], true],
      [hrefs[1], true],
      [hrefs[2], false]
    ]);
    await registry.hosted([at('run.c/stac')]);
    expect(asked()).toEqual(['/datasets']);
  });

  it('is not known where the list is none or is not had, once', async () => {
    const registry = new SourceRegistry(net());
    answers['/other/datasets'] = { ids: ['x'] };
    const at = (path: string) => `${server.url}${path}/datasets/x/stac`;
    for (let times = 0; times < 2; times++) {
      const hosted = await registry.hosted([at(''), at('/gone'), at('/other')]);
      expect([...hosted]).toEqual([[at(''), false]]);
    }
    expect(asked().sort()).toEqual([
      '/datasets',
      '/gone/datasets',
      '/other/datasets'
    ]);
  });

  it('is asked again, once, after it was forgotten', async () => {
    const registry = new SourceRegistry(net());
    const hrefs = ['/datasets/new/zarr', '/datasets/x', '/late/datasets/x'].map(
      path => server.url + path
    );
    await registry.hosted(hrefs);
    answers['/datasets'] = ['new'];
    answers['/late/datasets'] = ['x'];
    registry.forget(hrefs);
    await registry.hosted(hrefs);
    expect([...(await registry.hosted(hrefs)).values()]).toEqual([
      true,
      false,
      true
    ]);
    expect(asked().sort()).toEqual([
      '/datasets',
      '/datasets',
      '/late/datasets',
      '/late/datasets'
    ]);
  });

  it('is asked of a few servers, wherever a catalog links to', async () => {
    const registry = new SourceRegistry(net());
    const below = Array.from(
      { length: 20 },
      (_, i) => `${server.url}/of-${i}/datasets/x`
    );
    await registry.hosted(below);
    expect(asked()).toHaveLength(3);
  });

  it('does not reject when it is no longer wanted', async () => {
    const registry = new SourceRegistry(net());
    const href = `${server.url}/datasets/run.a/stac`;
    const hosted = registry.hosted([href], { signal: AbortSignal.abort() });
    expect((await hosted).size).toBe(0);
    expect((await registry.hosted([href])).get(href)).toBe(true);
  });
});

const COLLECTION = resolve(
  __dirname,
  '../../../../shared/catalogs/eerie-static-stac/dkrz/disk/stac-templates',
  'icon-esm-er/hist-1950/stac_icon-esm-er_hist-1950.json'
);

if (!existsSync(COLLECTION)) {
  console.log('Not tried: the catalogs in ../shared/catalogs are absent.');
} else {
  it('is told of EERIE’s static STAC by the list of eerie.cloud', async () => {
    const { links } = JSON.parse(readFileSync(COLLECTION, 'utf8'));
    const hrefs: string[] = links
      .filter((link: unknown) => isObject(link) && link.rel === 'item')
      .map(({ href }: { href: string }) => href);
    const ids = hrefs.map(href => decodeURIComponent(href.split('/')[4]));
    const server = await serve((_, response) => {
      response.end(JSON.stringify(ids.slice(2)));
    });
    try {
      const here = hrefs.map(href =>
        href.replace('https://eerie.cloud.dkrz.de', server.url)
      );
      const hosted = await new SourceRegistry(net()).hosted(here);
      const dead = here.filter(href => hosted.get(href) === false);
      expect(hrefs.length).toBeGreaterThan(30);
      expect(hosted.size).toBe(hrefs.length);
      expect(dead).toEqual(here.slice(0, 2));
      expect(server.requests).toHaveLength(1);
    } finally {
      await server.close();
    }
  });
}
