import { createEntry } from '../../model';
import type { Facets, IRecord, IRecordVariable } from '../../model';
import { countUnnamed, facetCounts, findRecords } from '../find';
import { parseQuery } from '../query';

function record(
  title: string,
  variables: readonly IRecordVariable[] | null,
  facets: Facets = {},
  place: readonly string[] = []
): IRecord {
  const entry = createEntry({
    source: 'intake',
    href: 'https://data.example.org/model/main.yaml',
    path: [title],
    title,
    kind: 'dataset'
  });
  return { entry, place, variables, facets };
}

const MONTHLY = { frequency: 'P1M' };

const RECORDS = [
  record('cmip', [{ name: 'tas' }, { name: 'tasmax' }], MONTHLY),
  record('ifs', [{ name: '2t' }], { ...MONTHLY, model: 'IFS-NEMO' }),
  record('icon', [{ titles: ['temperature in 2m'] }], {
    ...MONTHLY,
    model: 'icon-esm-er',
    grid: 'R02B09'
  }),
  record('extremes', [{ name: 'tasmax' }, { name: 'ts' }], MONTHLY),
  record('dew', [{ titles: ['2 metre dewpoint temperature'] }], MONTHLY),
  record('daily', [{ name: 'tas' }], {
    frequency: 'P1D',
    model: 'ICON-ESM-ER'
  }),
  record('silent', null, MONTHLY, ['atmos', 'tas of long ago'])
];

function find(text: string): string[] {
  const records = findRecords(RECORDS, parseQuery(text));
  return records.map(({ entry }) => entry.title);
}

describe('findRecords', () => {
  it('finds a variable by any of its names, and no other by it', () => {
    expect(find('monthly tas')).toEqual(['cmip', 'ifs', 'icon']);
    expect(find('tasmax')).toEqual(['cmip', 'extremes']);
    expect(find('ts')).toEqual(['extremes']);
    expect(find('dew point temperature in 2m')).toEqual(['dew']);
  });

  it('trusts a name more than a title, which others may share', () => {
    const winds = [
      record('near', [{ name: 'uas', titles: ['eastward_wind'] }]),
      record('high', [{ name: 'u', titles: ['eastward_wind'] }])
    ];
    const found = (text: string) =>
      findRecords(winds, parseQuery(text)).map(({ entry }) => entry.title);
    expect(found('uas')).toEqual(['near']);
    expect(found('ua')).toEqual(['high']);
    expect(facetCounts(winds).variable).toEqual([
      { value: 'ua', count: 1 },
      { value: 'uas', count: 1 }
    ]);
  });

  it('reads the title of what names no variables', () => {
    const titled = [
      record('Sea surface temperature, monthly means', null, MONTHLY),
      record('Surface temperature', null, MONTHLY),
      record('Sea surface temperature and more', [{ name: 'so' }], MONTHLY)
    ];
    const records = findRecords(titled, parseQuery('monthly sst'));
    expect(records).toEqual([titled[0]]);
    expect(facetCounts(titled).variable.map(({ value }) => value)).toEqual([
      'so',
      'tos',
      'ts'
    ]);
  });

  it('says how many it cannot judge', () => {
    expect(countUnnamed(RECORDS)).toBe(1);
  });

  it('finds words anywhere, without case', () => {
    expect(find('icon-esm')).toEqual(['icon', 'daily']);
    expect(find('r2b9')).toEqual(['icon']);
    expect(find('R02B09')).toEqual(['icon']);
    expect(find('LONG ago')).toEqual(['silent']);
    expect(find('nothing')).toEqual([]);
    expect(find('')).toHaveLength(7);
  });

  it('finds a variable that only its catalog knows by name', () => {
    const records = [record('eddies', [{ name: 'rhopoto' }])];
    const found = (text: string) =>
      findRecords(records, parseQuery(text)).length;
    expect(found('rhopoto')).toBe(1);
    expect(found('rhopot')).toBe(0);
  });

  it('takes all variables and any of the other values', () => {
    const facets = {
      variable: ['2T'],
      frequency: ['P1M', 'P1D'],
      model: ['Icon-ESM-er']
    };
    const records = findRecords(RECORDS, { facets, words: [] });
    expect(records.map(({ entry }) => entry.title)).toEqual(['icon', 'daily']);
    expect(find('tas tasmax')).toEqual(['cmip']);
  });
});

describe('facetCounts', () => {
  it('counts values, the most frequent first', () => {
    expect(facetCounts(RECORDS)).toEqual({
      variable: [
        { value: 'tas', count: 4 },
        { value: 'tasmax', count: 2 },
        { value: 'tdps', count: 1 },
        { value: 'ts', count: 1 }
      ],
      frequency: [
        { value: 'P1M', count: 6 },
        { value: 'P1D', count: 1 }
      ],
      realm: [],
      grid: [{ value: 'R02B09', count: 1 }],
      model: [
        { value: 'icon-esm-er', count: 2 },
        { value: 'IFS-NEMO', count: 1 }
      ],
      experiment: []
    });
  });
});
