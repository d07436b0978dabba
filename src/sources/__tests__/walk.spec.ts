import { createEntry } from '../../model';
import type { IEntry } from '../../model';
import { FetchNet } from '../../net';
import { serve } from '../../net/__tests__/loopback';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';
import type { IChildrenPage, IIndexProgress, ISource } from '../source';

const FILES: Readonly<Record<string, string>> = {
  '/main.yaml': `
name: Ours
sources:
  itself: {driver: yaml_file_cat, args: {path: "{{CATALOG_DIR}}/main.yaml"}}
  runs: {driver: yaml_file_cat, args: {path: "{{ CATALOG_DIR }}/runs.yaml"}}
  same: {driver: yaml_file_cat, args: {path: "./runs.yaml"}}
  gone: {driver: yaml_file_cat, args: {path: "{{CATALOG_DIR}}/gone.yaml"}}
  html: {driver: yaml_file_cat, args: {path: "{{CATALOG_DIR}}/page.html"}}
  nothing: null
  text: a text
  table: {driver: csv, args: {urlpath: /x.csv}}
`,
  '/page.html': '<html></html>',
  '/runs.yaml': `
sources:
  back: {driver: yaml_file_cat, args: {path: "{{CATALOG_DIR}}/main.yaml"}}
  2d_monthly_mean:
    driver: zarr
    args: {urlpath: "reference::/work/x.parq"}
    metadata: {variable-long_names: [temperature in 2m, Precipitation flux]}
    parameters: {variables: {allowed: [tas, pr, lat_bnds]}}
  longer:
    driver: zarr
    args: {urlpath: /work/y.zarr}
    metadata: {variable-long_names: [a, b, c]}
    parameters: {variables: {allowed: [tas]}}
  shifted:
    driver: zarr
    args: {urlpath: /work/z.zarr}
    metadata: {variable-long_names: [total cloud cover, evaporation]}
    parameters: {variables: {allowed: [mask, clt]}}
  odd:
    driver: netcdf
    args: {urlpath: [/work/a.nc, null]}
    metadata: {variable-long_names: tas, realm: 3, frequency: [mon]}
    parameters: {variables: {allowed: tas}}
  bare: {driver: [netcdf], args: text, metadata: null, parameters: []}
  used:
    driver: zarr
    args: {urlpath: "https://x.org/{{ variable }}.zarr"}
    parameters: {variable: {allowed: [tas, pr]}}
`
};

let server: ILoopback;

beforeEach(async () => {
  server = await serve(({ url = '' }, response) => {
    const body = FILES[url];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
});

afterEach(() => server.close());

function registryOf(...added: ISource[]): SourceRegistry {
  return new SourceRegistry(new FetchNet(), new Set(added));
}

const root = (registry: SourceRegistry) =>
  registry.detect(`${server.url}/main.yaml`);

describe('an index', () => {
  it('holds each dataset once, whatever else stands in the catalog', async () => {
    const registry = registryOf();
    const catalog = await root(registry);
    const index = await registry.index(catalog);
    expect(index).toMatchObject({
      version: 1,
      catalog: catalog.id,
      title: 'Ours',
      isCut: false
    });
    expect(new Date(index.made).toISOString()).toBe(index.made);
    const place = ['Ours', 'runs, same'];
    expect(
      index.records.map(({ entry: { title }, place, variables }) => ({
        title,
        place,
        variables
      }))
    ).toEqual([
      {
        title: '2d_monthly_mean',
        place,
        variables: [
          { name: 'tas', titles: ['temperature in 2m'] },
          { name: 'pr', titles: ['Precipitation flux'] }
        ]
      },
      {
        title: 'longer',
        place,
        variables: [
          { name: 'tas' },
          { titles: ['a'] },
          { titles: ['b'] },
          { titles: ['c'] }
        ]
      },
      {
        title: 'shifted',
        place,
        variables: [
          { name: 'mask' },
          { name: 'clt' },
          { titles: ['total cloud cover'] },
          { titles: ['evaporation'] }
        ]
      },
      { title: 'odd', place, variables: null },
      { title: 'bare', place, variables: null },
      { title: 'used', place, variables: [{ name: 'tas' }, { name: 'pr' }] }
    ]);
    expect(index.records[0]).toMatchObject({
      facets: { frequency: 'P1M' },
      entry: { glance: { reach: 'site', frequency: 'P1M', variables: 2 } }
    });
  });

  it('tells what could not be read, and why', async () => {
    const registry = registryOf();
    const { unread } = await registry.index(await root(registry));
    expect(
      unread.map(({ entry, kind, facts }) => [entry.title, kind, facts.status])
    ).toEqual([
      ['gone', 'http', 404],
      ['html', 'not-a-catalog', undefined]
    ]);
  });

  it('costs one request a file', async () => {
    const registry = registryOf();
    await registry.index(await root(registry));
    expect(server.requests.map(({ url }) => url).sort()).toEqual([
      '/gone.yaml',
      '/main.yaml',
      '/page.html',
      '/runs.yaml'
    ]);
  });

  it('says how far it is', async () => {
    const registry = registryOf();
    const told: IIndexProgress[] = [];
    await registry.index(await root(registry), {
      report: progress => told.push(progress)
    });
    expect(told[0]).toEqual({ done: 1, total: 4, found: 0 });
    expect(told.at(-1)).toEqual({ done: 4, total: 4, found: 6 });
  });

  it('rejects where its root cannot be read', async () => {
    const registry = registryOf();
    const gone = createEntry({
      source: 'intake',
      href: `${server.url}/gone.yaml`,
      title: 'gone',
      kind: 'catalog'
    });
    await expect(registry.index(gone)).rejects.toMatchObject({ kind: 'http' });
    const strange = { ...gone, source: 'strange' };
    await expect(registry.index(strange)).rejects.toMatchObject({
      kind: 'not-a-catalog'
    });
  });

  it('is cancelled before it begins', async () => {
    const registry = registryOf();
    const catalog = await root(registry);
    const signal = AbortSignal.abort();
    await expect(registry.index(catalog, { signal })).rejects.toMatchObject({
      kind: 'cancelled'
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([1, 2, 3, 4])(
    'is cancelled with answer %i, and asks for nothing more',
    async last => {
      const registry = registryOf();
      const catalog = await root(registry);
      const controller = new AbortController();
      const making = registry.index(catalog, {
        signal: controller.signal,
        report: ({ done }) => done === last && controller.abort()
      });
      await expect(making).rejects.toMatchObject({ kind: 'cancelled' });
      // What the second level has is asked for at once.
      expect(server.requests.length).toBeLessThanOrEqual(last === 1 ? 1 : 4);
    }
  );
});

/** A kind of catalog that another extension adds. */
class Added implements ISource {
  constructor(private readonly _page: (entry: IEntry) => IChildrenPage) {}

  readonly kind = 'added';
  readonly rank = 1;
  readonly probes = [];

  detect(): number {
    return 0;
  }

  root(): IEntry {
    return entryOf('root', 'catalog');
  }

  async children(entry: IEntry): Promise<IChildrenPage> {
    return this._page(entry);
  }

  async describe(): Promise<never> {
    throw new Error('A dataset is not described for an index.');
  }
}

function entryOf(title: string, kind: IEntry['kind'], grid?: string): IEntry {
  return createEntry({
    source: 'added',
    href: `https://data.example.org/${title}`,
    title,
    kind,
    ...(grid && { glance: { grid } })
  });
}

describe('an index of a kind that others add', () => {
  it('takes what its children tell', async () => {
    const pages: Readonly<Record<string, IChildrenPage>> = {
      root: {
        entries: [
          entryOf('one', 'dataset', 'r2b9'),
          entryOf('store', 'collection'),
          entryOf('empty', 'catalog')
        ],
        next: null
      },
      store: {
        entries: [entryOf('group_day', 'dataset')],
        next: null,
        self: entryOf('store', 'collection')
      },
      empty: { entries: [], next: null }
    };
    const added = new Added(({ title }) => pages[title]);
    const { records } = await registryOf(added).index(added.root());
    expect(
      records.map(({ entry, place, facets }) => [entry.title, place, facets])
    ).toEqual([
      ['one', ['root'], { grid: 'r2b9' }],
      ['store', ['root'], {}],
      ['group_day', ['root', 'store'], { frequency: 'P1D' }]
    ]);
    expect(records.every(({ variables }) => variables === null)).toBe(true);
  });

  it('ends a list that comes round to its beginning', async () => {
    let asked = 0;
    const added = new Added(() => ({
      entries: [entryOf(`r${asked++ % 2}`, 'dataset')],
      next: asked % 2 ? 'b' : 'a'
    }));
    const { records, unread } = await registryOf(added).index(added.root());
    expect(records).toHaveLength(2);
    expect(unread).toMatchObject([{ kind: 'invalid' }]);
    expect(asked).toBe(3);
  });

  it('is cancelled even where its source goes on', async () => {
    let asked = 0;
    const added = new Added(() => ({
      entries: [entryOf(`r${asked++}`, 'dataset')],
      next: String(asked)
    }));
    const controller = new AbortController();
    const making = registryOf(added).index(added.root(), {
      signal: controller.signal,
      report: ({ done }) => done === 2 && controller.abort()
    });
    await expect(making).rejects.toMatchObject({ kind: 'cancelled' });
    expect(asked).toBe(2);
  });

  it('ends a catalog without an end, and says so', async () => {
    let asked = 0;
    const added = new Added(() => {
      asked++;
      return {
        entries: [0, 1].map(i => entryOf(`${asked}.${i}`, 'catalog')),
        next: null
      };
    });
    const { isCut } = await registryOf(added).index(added.root());
    expect(isCut).toBe(true);
    expect(asked).toBe(10_000);
  });
});
