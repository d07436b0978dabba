import { createEntry } from '../../model';
import type { Facets, ICatalogIndex } from '../../model';
import { choicesOf } from '../choices';
import { answerOf, findIn } from '../indexAnswer';
import { ANYTHING, withPick, withoutPicks } from '../wanted';
import type { IWanted } from '../wanted';

import { node } from './handMadeSources';

/** An index of datasets, each with its variables and facets. */
function index(
  datasets: readonly (readonly [string[] | null, Facets])[]
): ICatalogIndex {
  return {
    version: 1,
    catalog: 'hand|https://a.org/all',
    title: 'All',
    made: '2026-11-26T00:00:00Z',
    isCut: false,
    unread: [],
    records: datasets.map(([variables, facets], i) => ({
      entry: node(`https://a.org/all/set${i}`, 'dataset'),
      place: ['All', facets.model ?? 'other'],
      variables: variables && variables.map(name => ({ name })),
      facets
    }))
  };
}

const INDEX = index([
  [['tas', 'pr'], { frequency: 'P1M', model: 'ICON' }],
  [['2t'], { frequency: 'P1M', model: 'IFS' }],
  [['2t'], { frequency: 'P1D', model: 'IFS' }],
  [null, { frequency: 'P1M', model: 'ICON' }]
]);

const wanted = (parts: Partial<IWanted>): IWanted => ({
  ...ANYTHING,
  ...parts
});

async function found(what: IWanted) {
  const { entries, places } = await answerOf(async () => [
    ...(findIn([INDEX], what).get(INDEX) ?? [])
  ]).read({});
  return entries.map(({ title }, i) => [...(places?.[i] ?? []), title]);
}

describe('what an index answers', () => {
  it('is the same for what is typed and what is picked', async () => {
    const both = [
      ['ICON', 'set0'],
      ['IFS', 'set1']
    ];
    expect(await found(wanted({ text: 'tas monthly' }))).toEqual(both);
    const picks = { variable: 'tas', frequency: 'P1M' };
    expect(await found(wanted({ picks }))).toEqual(both);
    const mixed = wanted({ text: 'monthly', picks: { variable: '2t' } });
    expect(await found(mixed)).toEqual(both);
  });

  it('comes in pages, with how much there is', async () => {
    const many = index(Array.from({ length: 250 }, () => [null, {}] as const));
    const found = findIn([many], wanted({ text: 'set' })).get(many) ?? [];
    const answer = answerOf(async () => found);
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const { entries, next, total } = await answer.read({ cursor });
      expect(total).toBe(250);
      sizes.push(entries.length);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('does not say where something is when all is there', async () => {
    const one = wanted({ picks: { model: 'IFS', frequency: 'P1D' } });
    expect(await found(one)).toEqual([['set2']]);
  });
});

describe('what several indexes hold', () => {
  /** A catalog whose datasets are named by their ids. */
  const catalogOf = (
    source: string,
    places: readonly (readonly [href: string, title: string])[]
  ): ICatalogIndex => ({
    ...INDEX,
    catalog: `${source}|https://${source}.org`,
    records: places.map(([href, title]) => ({
      entry: createEntry({ source, href, title, kind: 'dataset' }),
      place: [],
      variables: null,
      facets: {}
    }))
  });

  it('stands in the first of them, unless it is another by its id', () => {
    const server = catalogOf('xpublish', [
      ['https://a.org/datasets/icon.hist.atmos.mon', 'icon.hist.atmos.mon'],
      ['https://a.org/datasets/icon.hist.ocean.mon', 'icon.hist.ocean.mon']
    ]);
    const files = catalogOf('stac', [
      ['https://b.org/icon/hist/atmos/mon.json', 'mon'],
      ['https://b.org/icon/ssp585/atmos/mon.json', 'mon']
    ]);
    const found = findIn([server, files], wanted({ text: 'icon' }));
    const hrefs = [server, files].map(index =>
      found.get(index)?.map(({ entry }) => entry.href)
    );
    expect(hrefs).toEqual([
      server.records.map(({ entry }) => entry.href),
      ['https://b.org/icon/ssp585/atmos/mon.json']
    ]);
  });
});

describe('choicesOf', () => {
  const choices = (
    field: 'frequency' | 'model' | 'variable',
    what: IWanted,
    values: string[] = []
  ) =>
    choicesOf(
      what,
      [INDEX],
      [
        {
          text: false,
          bbox: false,
          time: false,
          filters: [{ name: field, title: field, values }]
        }
      ]
    )[field].map(({ value, count }) => `${value} ${count}`);

  it('counts what all else leaves', () => {
    expect(choices('variable', ANYTHING)).toEqual(['tas 3', 'pr 1']);
    const icon = withPick(ANYTHING, 'model', 'ICON');
    expect(choices('frequency', icon)).toEqual(['P1M 2']);
    // Its own pick narrows the others, not itself.
    expect(choices('model', icon)).toEqual(['ICON 2', 'IFS 2']);
    expect(choices('model', wanted({ text: 'daily' }))).toEqual(['IFS 1']);
  });

  it('offers the most frequent of what no list could show', () => {
    const records = Array.from({ length: 1500 }, (_, i) => i);
    const many = index([
      ...records.map(i => [null, { model: `m${i}` }] as const),
      [null, { model: 'M1499' }]
    ]);
    const { model } = choicesOf(ANYTHING, [many], []);
    expect(model).toHaveLength(1000);
    expect(model[0]).toEqual({ value: 'm1499', count: 2 });
  });

  it('adds what only servers have', () => {
    expect(choices('model', ANYTHING, ['icon', 'FESOM'])).toEqual([
      'ICON 2',
      'IFS 2',
      'FESOM null'
    ]);
    expect(choices('frequency', ANYTHING, ['mon', '3hr', 'often'])).toEqual([
      'P1M 3',
      'P1D 1',
      'PT3H null',
      'often null'
    ]);
  });
});

describe('what is wanted', () => {
  it('loses a pick, or all of them but what is typed', () => {
    const picked = withPick(wanted({ text: 'tas' }), 'realm', 'ocean');
    expect(withPick(picked, 'realm', '').picks).toEqual({});
    const all = { ...picked, time: { start: '1950', end: null } };
    expect(withoutPicks(all)).toEqual(wanted({ text: 'tas' }));
  });
});
