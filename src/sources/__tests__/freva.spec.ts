import { FetchNet } from '../../net';
import type { ILoopback } from '../../net/__tests__/loopback';
import { SourceRegistry } from '../registry';

import { BASE, serveFreva } from './frevaServer';
import type { IndexedFile } from './frevaServer';

const COMMON = { project: 'cmip6', time_frequency: 'mon', format: 'nc' };

const TAS = '/work/ik1017/tas "a&b"*_mon.nc';

const OTHERS: readonly IndexedFile[] = [
  {
    ...COMMON,
    file: TAS,
    uri: `file://${TAS}`,
    variable: 'tas',
    ensemble: 'r1'
  },
  {
    ...COMMON,
    file: '/arch/pr_day.nc',
    uri: 'slk:///arch/pr_day.nc',
    variable: ['pr', 'tas'],
    time_frequency: 'day',
    ensemble: 'r1'
  },
  {
    ...COMMON,
    project: 'nextgems',
    file: 'https://h.org/ngc4',
    uri: 'https://h.org/ngc4',
    format: 'zarr',
    variable: 'ua',
    ensemble: 'r1'
  }
];

const MANY = Array.from({ length: 240 }, (_, i) => ({
  ...COMMON,
  project: 'obs',
  file: `/pool/obs/${i}.nc`,
  uri: `/pool/obs/${i}.nc`,
  variable: 'hc700',
  ensemble: 'r1'
}));

let server: ILoopback;
let registry: SourceRegistry;

beforeEach(async () => {
  server = await serveFreva([...OTHERS, ...MANY]);
  registry = new SourceRegistry(new FetchNet());
});

afterEach(() => server.close());

const at = (route: string) => server.url + BASE + route;

const titles = (entries: readonly { title: string }[]) =>
  entries.map(({ title }) => title);

/** The entry below another that has a title. */
async function step(from: string, ...path: string[]) {
  let entry = await registry.detect(at(from));
  for (const title of path) {
    const { entries } = await registry.children(entry);
    const next = entries.find(each => each.title === title);
    if (!next) {
      throw new Error(`${title} is not among ${titles(entries).join()}`);
    }
    entry = next;
  }
  return entry;
}

describe('a databrowser of Freva', () => {
  it.each([
    ['/overview', '/overview', 'catalog'],
    ['/extended-search/freva/uri', '/extended-search/freva/uri', 'catalog'],
    [
      '/extended-search/cmip6/file?max-results=7&start=3&mip_era=obs',
      '/extended-search/cmip6/file?mip_era=obs',
      'catalog'
    ],
    [
      '/metadata-search/freva/uri?project=cmip6',
      '/extended-search/freva/uri?project=cmip6',
      'catalog'
    ],
    [
      '/data-search/freva/uri?project=cmip6&multi-version=true',
      '/extended-search/freva/uri?project=cmip6&multi-version=true',
      'catalog'
    ],
    [
      '/data-search/freva/file?file=%2Farch%2Fpr_day.nc',
      '/extended-search/freva/file?file=%2Farch%2Fpr_day.nc',
      'dataset'
    ]
  ])('is known by %s', async (pasted, href, kind) => {
    const root = await registry.detect(at(pasted));
    expect(root).toMatchObject({ source: 'freva', href: at(href), kind });
  });

  it.each(['', '/', '/api/freva-nextgen', '/api/freva-nextgen/'])(
    'is found below the address %p of its server',
    async path => {
      const root = await registry.detect(server.url + path);
      expect(root).toMatchObject({ source: 'freva', href: at('/overview') });
    }
  );

  it('is a tree of facets and their values, one request a node', async () => {
    const flavour = await step('/overview', 'freva');
    const before = server.requests.length;
    const { entries, next } = await registry.children(flavour);
    // Every file is of ensemble r1, which tells nothing apart.
    expect(titles(entries).slice(0, 4)).toEqual([
      'project',
      'variable',
      'format',
      'time_frequency'
    ]);
    expect(entries).toHaveLength(104);
    expect(next).toBe('100');
    expect(server.requests).toHaveLength(before + 1);
    // What a facet counts came with the query.
    const { entries: values } = await registry.children(entries[0]);
    expect(titles(values)).toEqual(['cmip6 (2)', 'nextgems (1)', 'obs (240)']);
    expect(server.requests).toHaveLength(before + 1);
  });

  it('does not repeat a facet of which a value is asked for', async () => {
    const files = await step('/overview', 'freva', 'variable', 'tas (2)');
    const { entries } = await registry.children(files);
    expect(titles(entries)).toEqual([
      'time_frequency',
      'tas "a&b"*_mon.nc',
      'pr_day.nc'
    ]);
    expect(entries.slice(1)).toMatchObject([
      { kind: 'dataset', glance: { reach: 'site' } },
      { kind: 'dataset', glance: { reach: 'tape' } }
    ]);
  });

  it('speaks the words of a flavour', async () => {
    const root = await step('/overview', 'cmip6', 'mip_era', 'nextgems (1)');
    const { entries } = await registry.children(root);
    const { variables } = await registry.describe(entries[0]);
    expect(variables).toMatchObject([{ name: 'ua' }]);
  });

  it('lists each file once, page by page', async () => {
    const root = await step('/extended-search/freva/uri?project=obs');
    const before = server.requests.length;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await registry.children(root, { cursor });
      seen.push(...titles(page.entries));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(MANY.map((_, i) => `${i}.nc`));
    expect(server.requests).toHaveLength(before + 3);
  });

  it.each([
    ['cmip6 (2)', 'tas "a&b"*_mon.nc', TAS, 'netcdf', 'site'],
    ['cmip6 (2)', 'pr_day.nc', 'slk:///arch/pr_day.nc', 'netcdf', 'tape'],
    ['nextgems (1)', 'ngc4', 'https://h.org/ngc4', 'zarr', 'world']
  ])('tells of %s where %s is', async (project, title, href, format, reach) => {
    const file = await step('/overview', 'freva', 'project', project, title);
    const before = server.requests.length;
    const { accesses } = await registry.describe(file);
    expect(server.requests).toHaveLength(before + 1);
    expect(accesses).toMatchObject([
      { href, format, reach, origin: { catalog: file.href } }
    ]);
  });

  it('gives a file one id, wherever it was found', async () => {
    const path = ['project', 'cmip6 (2)', 'pr_day.nc'];
    const one = await step('/overview', 'freva', ...path);
    const other = await step('/data-search/freva/uri?variable=pr', 'pr_day.nc');
    expect(other.id).toBe(one.id);
    const { variables, keywords } = await registry.describe(one);
    expect(variables).toMatchObject([{ name: 'pr' }, { name: 'tas' }]);
    expect(keywords).toEqual(['cmip6', 'r1', 'nc', 'day']);
  });

  it('says that a file is gone', async () => {
    const gone = '/extended-search/freva/uri?uri=%2Fgone.nc';
    const file = await registry.detect(at(gone));
    await expect(registry.describe(file)).rejects.toMatchObject({
      kind: 'invalid'
    });
  });

  it('passes on that a facet is not known', async () => {
    const wrong = at('/extended-search/freva/uri?mip_era=cmip6');
    await expect(registry.detect(wrong)).rejects.toMatchObject({
      kind: 'http',
      facts: { status: 422 }
    });
  });

  it('opens an empty result', async () => {
    const empty = await step('/extended-search/freva/uri?project=none');
    await expect(registry.children(empty)).resolves.toEqual({
      entries: [],
      next: null
    });
  });
});

describe('the search of Freva', () => {
  const find = async (from: string, query: object) =>
    registry.search(await registry.detect(at(from)), query);

  it('offers the values that there are', async () => {
    const root = await registry.detect(at('/overview'));
    const { filters = [], ...parts } =
      (await registry.searchAbilities(root)) ?? {};
    expect(parts).toEqual({ text: true, bbox: true, time: true });
    expect(filters).toContainEqual({
      name: 'time_frequency',
      title: 'time_frequency',
      values: ['day', 'mon']
    });
  });

  it.each([
    ['a word', { text: 'TAS' }, ['tas "a&b"*_mon.nc', 'pr_day.nc']],
    ['words', { text: 'mon tas' }, ['tas "a&b"*_mon.nc']],
    ['filters', { filters: { project: 'nextgems' } }, ['ngc4']],
    ['a word and a filter', { text: 'tas', filters: { format: 'zarr' } }, []],
    ['a word of no facet', { text: 'tasmania' }, []]
  ])('finds files by %s', async (_, query, expected) => {
    const { entries, next } = await find('/overview', query);
    expect(titles(entries)).toEqual(expected);
    expect(next).toBeNull();
  });

  it('stays below the entry', async () => {
    const from = '/extended-search/freva/uri?time_frequency=day';
    const { entries } = await find(from, { text: 'tas' });
    expect(titles(entries)).toEqual(['pr_day.nc']);
  });

  it('goes on page by page', async () => {
    const root = await registry.detect(at('/overview'));
    const query = { text: 'obs' };
    const { next } = await registry.search(root, query);
    expect(next).toBe('100');
    const page = await registry.search(root, query, { cursor: '200' });
    expect(titles(page.entries)[0]).toBe('200.nc');
    expect(page.entries).toHaveLength(40);
    expect(page.next).toBeNull();
  });

  it('asks for a box and a time as Freva writes them', async () => {
    await find('/overview', {
      bbox: [-10, 40, 20, 60],
      time: { start: '1950', end: null }
    });
    const { url = '' } = server.requests[server.requests.length - 1];
    const { searchParams } = new URL(url, server.url);
    expect(searchParams.get('bbox')).toBe('-10,20,40,60');
    expect(searchParams.get('time')).toBe('1950to');
  });

  it.each([
    ['/overview', { text: 'tas pr' }, 'text'],
    [
      '/extended-search/freva/uri?project=obs',
      { filters: { project: 'cmip6' } },
      'filter'
    ]
  ])('does not pass “one of” for “all of”', async (from, query, detail) => {
    await expect(find(from, query)).rejects.toMatchObject({
      kind: 'not-searchable',
      facts: { detail }
    });
  });
});
