import { FetchNet } from '../../net';
import { forThisTest } from '../../net/__tests__/forThisTest';
import { serve } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { run, runs } from './stacApiServer';
import { all, documents, start } from './stacApiSteps';

let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

describe('members of a list', () => {
  it('open from the list where they have no address', async () => {
    const server = await start({ isSelfless: true });
    const url = `${server.url}/collections`;
    const [[collection]] = await all(registry, await registry.detect(url));
    expect(collection).toMatchObject({ href: url, path: ['runs'] });
    const [[, item]] = await all(registry, collection);
    expect(item).toMatchObject({
      source: 'stac-api',
      href: `${server.url}/collections/runs/items?limit=100`,
      path: ['run-1']
    });
    const { title, accesses } = await registry.describe(item);
    expect(title).toBe('Run 1');
    expect(accesses).toHaveLength(1);
  });

  it('tell at a glance what their list tells of them', async () => {
    const path = '/work/cmip6/tas_Amon.nc';
    const server = await start({
      items: [
        run(1, {
          properties: {
            title: path,
            start_datetime: '1850-01-16T12:00:00Z',
            end_datetime: '2014-12-16T12:00:00Z',
            variable: ['tas'],
            time_frequency: ['mon'],
            grid_label: ['gn']
          },
          assets: {
            'access-data': {
              href: path,
              type: 'application/vnd+zarr',
              roles: ['data'],
              requires: ['oauth2']
            }
          }
        }),
        run(2, { properties: {}, assets: {} })
      ]
    });
    const url = `${server.url}/collections/runs/items`;
    const [entries] = await all(registry, await registry.detect(url));
    expect(entries.map(({ title, glance }) => [title, glance])).toEqual([
      [
        path,
        {
          reach: 'site',
          frequency: 'mon',
          years: [1850, 2014],
          grid: 'gn',
          variables: 1
        }
      ],
      ['run-2', {}]
    ]);
  });

  it('hide no others, whatever stands among them', async () => {
    const links = [{ rel: 'self', href: 'javascript:alert(1)' }];
    const self = [{ rel: 'self', href: './42' }];
    const url = await documents({
      '/search': {
        type: 'FeatureCollection',
        links: null,
        features: [
          null,
          'item',
          run(1, { id: 42, links: self }),
          run(2, { links }),
          { type: 'Feature', id: 'no-stac' },
          { type: 'Feature', properties: null, links: [null] }
        ]
      },
      '/42': run(42)
    });
    const [entries] = await all(
      registry,
      await registry.detect(`${url}/search`)
    );
    expect(entries.map(({ title, href, path }) => [title, href, path])).toEqual(
      [
        ['Run 1', `${url}/42`, []],
        ['Run 2', `${url}/search`, ['run-2']],
        ['no-stac', `${url}/search`, ['no-stac']],
        ['3', `${url}/search`, ['3']]
      ]
    );
    expect((await registry.describe(entries[0])).title).toBe('Run 42');
    expect((await registry.describe(entries[1])).title).toBe('Run 2');
    const failures = await Promise.all(
      entries.slice(2).map(entry => registry.describe(entry).catch(e => e))
    );
    expect(failures).toMatchObject([
      { kind: 'not-a-catalog' },
      { kind: 'invalid', facts: { detail: 'no-such-member' } }
    ]);
  });
});

describe('the next page', () => {
  it.each(['body', 'merge', 'GET'] as const)(
    'comes by its link: %s',
    async next => {
      const items = runs(250);
      const server = await start({ next, items, isPosted: true });
      const root = await registry.detect(`${server.url}/`);
      const time = { start: '1900', end: '1999-02' };
      const pages = await all(registry, root, {
        time,
        bbox: [-10, 0, 10.5, 5]
      });
      expect(pages.map(({ length }) => length)).toEqual([100, 100, 50]);
      const [first, second] = server.asked.slice(-3);
      const asked = {
        bbox: [-10, 0, 10.5, 5],
        datetime: '1900-01-01T00:00:00Z/1999-02-28T23:59:59Z',
        limit: 100
      };
      expect(first).toEqual({ line: 'POST /search', body: asked });
      expect(second).toEqual(
        next === 'GET'
          ? { line: 'GET /search?limit=100&skip=100', body: null }
          : { line: 'POST /search', body: { ...asked, skip: 100 } }
      );
    }
  );

  const page = (next: object) => ({
    type: 'FeatureCollection',
    features: [run(1)],
    links: [{ rel: 'self', href: './search' }, next]
  });

  it('is none where a link leads to the page itself, or nowhere', async () => {
    const next = (href: unknown) => page({ rel: 'next', href });
    const url = await documents({
      '/itself': next('./itself'),
      '/nowhere': next('javascript:alert(1)'),
      '/null': next(null),
      '/empty': { ...next('./more'), features: [] }
    });
    for (const name of ['itself', 'nowhere', 'null', 'empty']) {
      const entry = await registry.detect(`${url}/${name}`);
      expect((await registry.children(entry)).next).toBeNull();
    }
  });

  it('is never posted to another host', async () => {
    const other = forThisTest(await serve(() => undefined));
    const href = `${other.url}/api/shutdown`;
    const url = await documents({
      '/search': page({ rel: 'next', method: 'POST', href, body: {} })
    });
    const entry = await registry.detect(`${url}/search`);
    await expect(registry.children(entry)).rejects.toMatchObject({
      kind: 'invalid',
      facts: { detail: 'next' }
    });
    expect(other.requests).toEqual([]);
  });
});

it('a list that was asked for may be empty and without links', async () => {
  const url = await documents({
    '/': {
      type: 'Catalog',
      stac_version: '1.1.0',
      id: 'api',
      description: '',
      conformsTo: ['https://api.stacspec.org/v1.0.0/item-search'],
      links: [{ rel: 'search', href: './search', type: 'application/geo+json' }]
    },
    '/search?bbox=0%2C0%2C1%2C1&limit=100': {
      type: 'FeatureCollection',
      features: []
    }
  });
  const root = await registry.detect(`${url}/`);
  expect(await all(registry, root, { bbox: [0, 0, 1, 1] })).toEqual([[]]);
});
