import { PageConfig } from '@jupyterlab/coreutils';
import { SettingRegistry } from '@jupyterlab/settingregistry';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { DataConnector } from '@jupyterlab/statedb';
import { readFileSync } from 'node:fs';

import { UNTOLD } from '../model';
import { serve } from '../net/__tests__/loopback';
import type { ILoopback } from '../net/__tests__/loopback';
import { createSources, SOURCES_ID } from '../pageSources';

const schema = JSON.parse(readFileSync('schema/sources.json', 'utf8'));

/** Keeps settings as Jupyter's server does. */
class MemoryConnector extends DataConnector<ISettingRegistry.IPlugin, string> {
  override async fetch(id: string): Promise<ISettingRegistry.IPlugin> {
    const data = { composite: {}, user: {} };
    return { id, data, raw: this._raw, schema, version: '1' };
  }

  override async save(_: string, raw: string): Promise<void> {
    this._raw = raw;
  }

  private _raw = '{}';
}

let jupyter: ILoopback;
let host: ILoopback;

beforeAll(async () => {
  const catalog = (title: string) =>
    JSON.stringify({
      type: 'Catalog',
      stac_version: '1.1.0',
      id: 'c',
      description: '',
      title,
      links: []
    });
  jupyter = await serve((_, response) => response.end(catalog('On disk')));
  host = await serve((request, response) =>
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*' })
      .end(catalog(request.url === '/copy/c.json' ? 'A copy' : 'Original'))
  );
});

afterAll(() => Promise.all([jupyter.close(), host.close()]));

afterEach(() => {
  PageConfig.setOption('cloudifyServer', '');
  document.cookie = '_xsrf=; max-age=0';
});

describe('the sources of a page', () => {
  it('follow the settings without a reload', async () => {
    const registry = new SettingRegistry({ connector: new MemoryConnector() });
    const sources = createSources(`${jupyter.url}/`, registry);
    const url = `${host.url}/c.json`;
    expect((await sources.detect(url)).title).toBe('Original');

    const rewrites = [{ from: `${host.url}/`, to: `${host.url}/copy/` }];
    await registry.set(SOURCES_ID, 'site', { rewrites });
    const entry = await sources.detect(url);
    expect(entry.title).toBe('A copy');
    expect(entry.href).toBe(url);

    await registry.remove(SOURCES_ID, 'site');
    expect((await sources.detect(url)).title).toBe('Original');
  });

  it('write the names into code that hosts have now', async () => {
    const registry = new SettingRegistry({ connector: new MemoryConnector() });
    const { host: now } = new URL(host.url);
    const aliases = [{ from: 'old.invalid', to: now }];
    await registry.load(SOURCES_ID);
    await registry.set(SOURCES_ID, 'site', { aliases });
    const sources = createSources(`${jupyter.url}/`, registry);
    sources.add({
      kind: 'made',
      rank: 1,
      probes: [],
      detect: () => 0,
      root: () => {
        throw new Error('is not asked');
      },
      children: async () => ({ entries: [], next: null }),
      describe: async ({ id, title, href }) => ({
        id,
        title,
        ...UNTOLD,
        accesses: ['http://old.invalid/x.zarr', '/work/x.zarr'].map(store => ({
          key: store,
          title: store,
          href: store,
          format: 'zarr',
          zarrFormat: null,
          consolidated: null,
          group: null,
          openKeywords: {},
          storageOptions: {},
          reach: 'world',
          origin: { catalog: href }
        }))
      })
    });
    const href = 'http://old.invalid/c.json';
    const id = `made|${href}`;
    const entry = { id, source: 'made', href, path: [], title: 'c' };
    const { accesses } = await sources.describe({ ...entry, kind: 'dataset' });
    expect(accesses.map(({ href, origin }) => [href, origin.catalog])).toEqual([
      [`http://${now}/x.zarr`, `http://${now}/c.json`],
      ['/work/x.zarr', `http://${now}/c.json`]
    ]);
  });

  it('use the server part that announces itself, with Jupyter’s token', async () => {
    document.cookie = '_xsrf=2|first=';
    PageConfig.setOption(
      'cloudifyServer',
      '{"files": ["/work"], "forward": 1}'
    );
    const sources = createSources(`${jupyter.url}/`, null);
    expect((await sources.detect('/work/c.json')).title).toBe('On disk');
    const [{ url, headers }] = jupyter.requests.slice(-1);
    expect(url).toBe('/cloudify/files/work/c.json');
    expect(headers['x-xsrftoken']).toBe('2|first=');
  });

  it.each(['', 'null', '{', '[]'])(
    'ask for none where there is %p',
    async announced => {
      PageConfig.setOption('cloudifyServer', announced);
      const before = jupyter.requests.length;
      const sources = createSources(`${jupyter.url}/`, null);
      await expect(sources.detect('/work/c.json')).rejects.toMatchObject({
        kind: 'not-served',
        facts: { detail: 'no-server' }
      });
      expect(jupyter.requests.length).toBe(before);
    }
  );
});
