import { FetchNet } from '../../net';
import { SourceRegistry } from '../registry';
import type { ISearchQuery } from '../source';

import { run } from './stacApiServer';
import { all, documents, start } from './stacApiSteps';

const FREE_TEXT = 'https://api.stacspec.org/v1.0.0-rc.1/item-search#free-text';
const ADVANCED =
  'https://api.stacspec.org/v1.0.0-rc.1/item-search#advanced-free-text';
const FILTER = 'https://api.stacspec.org/v1.0.0/item-search#filter';

let registry: SourceRegistry;

beforeEach(() => {
  registry = new SourceRegistry(new FetchNet());
});

describe('search', () => {
  const items = [
    run(1, { properties: { title: 'Monthly means', variable: ['tas'] } }),
    run(2, { properties: { title: 'Monthly means', variable: ['pr'] } }),
    run(3, { properties: { title: 'Daily means', variable: ['tas'] } })
  ];

  it('finds what has all words where the server finds any', async () => {
    const server = await start({ items, conformsTo: [FREE_TEXT] });
    const root = await registry.detect(`${server.url}/`);
    const search = async (text: string) =>
      (await all(registry, root, { text }))
        .flat()
        .map(({ href }) => href.slice(-1));
    expect(await search('tas')).toEqual(['1', '3']);
    expect(await search(' monthly  TAS ')).toEqual(['1']);
    expect(await search('')).toEqual(['1', '2', '3']);
    const [line] = server.asked.slice(-2).map(asked => asked.line);
    expect(line).toBe('GET /search?q=monthly%2CTAS&limit=100');
  });

  it('writes an expression where the server reads one', async () => {
    const habits = { items, conformsTo: [ADVANCED], isPosted: true };
    const server = await start(habits);
    const root = await registry.detect(`${server.url}/`);
    await registry.search(root, { text: 'monthly "OR" tas' });
    expect(server.asked.at(-1)?.body).toEqual({
      q: '"monthly" AND "OR" AND "tas"',
      limit: 100
    });
  });

  it('asks for values of fields', async () => {
    const server = await start({ items, conformsTo: [FILTER], isPosted: true });
    const url = `${server.url}/collections/runs`;
    const collection = await registry.detect(url);
    expect(await registry.searchAbilities(collection)).toEqual({
      text: false,
      bbox: true,
      time: true,
      filters: [
        { name: 'variable', title: 'Variable', values: ['tas', 'pr'] },
        { name: 'level', title: 'level', values: null }
      ]
    });
    const equal = (property: string, value: string) => ({
      op: '=',
      args: [{ property }, value]
    });
    await registry.search(collection, { filters: { variable: "t'as" } });
    expect(server.asked.at(-1)?.body).toEqual({
      collections: ['runs'],
      filter: equal('variable', "t'as"),
      'filter-lang': 'cql2-json',
      limit: 100
    });
    const filters = { variable: 'tas', level: '2' };
    await registry.search(collection, { filters });
    expect(server.asked.at(-1)?.body).toMatchObject({
      filter: {
        op: 'and',
        args: [equal('variable', 'tas'), equal('level', '2')]
      }
    });
  });

  it.each<[string, ISearchQuery]>([
    ['text', { text: 'tas' }],
    ['filter', { filters: { variable: 'tas' } }]
  ])('refuses what the server would ignore: %s', async (detail, query) => {
    const server = await start({ isPosted: true });
    const root = await registry.detect(`${server.url}/`);
    const before = server.asked.length;
    await expect(registry.search(root, query)).rejects.toMatchObject({
      kind: 'not-searchable',
      facts: { detail }
    });
    expect(server.asked).toHaveLength(before);
  });

  it('is none where nothing links one', async () => {
    const url = await documents({
      '/collection.json': {
        type: 'Collection',
        stac_version: '1.1.0',
        id: 'its-own-root',
        links: [
          { rel: 'root', href: './collection.json' },
          { rel: 'items', href: './items' }
        ]
      }
    });
    const entry = await registry.detect(`${url}/collection.json`);
    expect(await registry.searchAbilities(entry)).toBeNull();
    await expect(registry.search(entry, {})).rejects.toMatchObject({
      kind: 'not-searchable'
    });
  });

  it.each([
    [{ start: '1950', end: null }, '1950-01-01T00:00:00Z/9999-12-31T23:59:59Z'],
    [
      { start: null, end: '2000-02' },
      '0001-01-01T00:00:00Z/2000-02-29T23:59:59Z'
    ],
    [
      { start: '2001-03-04', end: '2001-03-04T06:00:00Z' },
      '2001-03-04T00:00:00Z/2001-03-04T06:00:00Z'
    ]
  ])('writes whole dates for %j', async (time, expected) => {
    const server = await start();
    const root = await registry.detect(`${server.url}/`);
    await registry.search(root, { time });
    const { searchParams } = new URL(
      server.asked.at(-1)?.line.slice(4) ?? '',
      server.url
    );
    expect(searchParams.get('datetime')).toBe(expected);
  });
});
