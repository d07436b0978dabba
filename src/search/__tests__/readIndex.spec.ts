import { createEntry } from '../../model';
import type { ICatalogIndex } from '../../model';
import { Failure } from '../../net';
import { readIndex } from '../readIndex';

const CATALOG = createEntry({
  source: 'intake',
  href: 'https://data.example.org/main.yaml',
  title: 'Ours',
  kind: 'catalog'
});

const INDEX: ICatalogIndex = {
  version: 1,
  catalog: CATALOG.id,
  title: 'Ours',
  made: '2026-11-26T05:00:00.000Z',
  isCut: false,
  records: [
    {
      entry: createEntry({
        source: 'intake',
        href: 'https://data.example.org/main.yaml',
        path: ['', '2d|mean'],
        title: '2d|mean',
        kind: 'dataset',
        glance: {
          reach: 'site',
          frequency: 'P1M',
          years: [1950, 2014],
          grid: 'gr025',
          variables: 2
        }
      }),
      place: ['Ours', ''],
      variables: [{ name: 'tas' }, { titles: ['temperature in 2m'] }],
      facets: { frequency: 'P1M', grid: 'gr025' }
    },
    { entry: CATALOG, place: [], variables: null, facets: {} }
  ],
  unread: [
    {
      entry: CATALOG,
      kind: 'http',
      facts: { url: CATALOG.href, status: 404 }
    }
  ]
};

/** The index as JSON, with parts of its first record put in its place. */
function withRecord(parts: object): unknown {
  const [first, ...others] = INDEX.records;
  return { ...INDEX, records: [{ ...first, ...parts }, ...others] };
}

describe('readIndex', () => {
  it('reads what was written', () => {
    expect(readIndex(JSON.parse(JSON.stringify(INDEX)))).toEqual(INDEX);
  });

  it('reads that of a catalog without a title', () => {
    expect(readIndex({ ...INDEX, title: '' }).title).toBe('');
  });

  it('leaves out what it does not know', () => {
    const [{ entry }] = INDEX.records;
    const glance = { ...entry.glance, reach: 'moon', years: ['a', 'b'] };
    const { records } = readIndex(
      withRecord({
        entry: { ...entry, glance, extra: 1 },
        facets: { frequency: 'P1M', colour: 'blue', realm: 3 }
      })
    );
    expect(records[0].facets).toEqual({ frequency: 'P1M' });
    expect(records[0].entry.glance).toEqual({
      frequency: 'P1M',
      grid: 'gr025',
      variables: 2
    });
  });

  it.each([
    [null, 'no index'],
    [[], 'no index'],
    ['index', 'no index'],
    [{ type: 'Catalog', stac_version: '1.0.0' }, 'no index'],
    [{ ...INDEX, version: 2 }, 'index of version 2'],
    [{ ...INDEX, version: '1' }, 'index of version 1'],
    [{ ...INDEX, made: 'once' }, 'head of the index'],
    [{ ...INDEX, catalog: null }, 'head of the index'],
    [{ ...INDEX, records: {} }, 'head of the index'],
    [{ ...INDEX, records: [null] }, 'record 0'],
    [withRecord({ entry: CATALOG.id }), 'record 0'],
    [withRecord({ entry: { ...CATALOG, id: 'other' } }), 'record 0'],
    [withRecord({ entry: { ...CATALOG, kind: 'file' } }), 'record 0'],
    [withRecord({ entry: { ...CATALOG, path: [1] } }), 'record 0'],
    [withRecord({ place: 'Ours' }), 'record 0'],
    [withRecord({ variables: undefined }), 'record 0'],
    [withRecord({ variables: 'tas' }), 'record 0'],
    [withRecord({ variables: [{}] }), 'record 0'],
    [withRecord({ facets: null }), 'record 0'],
    [{ ...INDEX, unread: [{ entry: CATALOG, kind: 'bored' }] }, 'unread 0']
  ])('does not take %j', (json, detail) => {
    const url = 'https://data.example.org/index.json';
    expect(() => readIndex(json, url)).toThrow(
      expect.objectContaining({ kind: 'invalid', facts: { url, detail } })
    );
    expect(() => readIndex(json)).toThrow(Failure);
  });
});
