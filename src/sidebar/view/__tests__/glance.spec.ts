import { nullTranslator } from '@jupyterlab/translation';

import { createEntry } from '../../../model';
import type { EntryKind, IGlance } from '../../../model';
import { badgesOf, glanceOf, short } from '../glance';

const trans = nullTranslator.load('jupyterlab_cloudify');

function entry(title: string, glance?: IGlance, kind: EntryKind = 'dataset') {
  const href = 'https://a.org/x';
  return createEntry({ source: 'stac', href, title, kind, glance });
}

const texts = (...args: Parameters<typeof entry>) =>
  badgesOf(entry(...args), trans).map(({ text }) => text);

describe('badgesOf', () => {
  it.each([
    ['2d_monthly_mean', ['monthly']],
    ['Oday', ['daily']],
    ['PT6H', ['6 h']],
    ['30min', ['30 min']],
    ['1hr', ['hourly']],
    ['annual', ['yearly']],
    ['P1W', ['weekly']],
    ['orography_fx', ['fixed']],
    ['Salinity', []]
  ])('reads how often from the title %s', (title, badges) => {
    expect(texts(title)).toEqual(badges);
  });

  it('takes the catalog’s word before the title', () => {
    expect(texts('monthly', { frequency: 'P1D' })).toEqual(['daily']);
  });

  it('does not say of a catalog how often', () => {
    expect(texts('Monthly means', {}, 'catalog')).toEqual([]);
    expect(texts('Monthly means', {}, 'collection')).toEqual(['monthly']);
  });

  it.each(['site', 'tape', 'login'] as const)(
    'tells first what is out of the ordinary: %s',
    reach => {
      expect(texts('daily', { reach })).toEqual([reach, 'daily']);
    }
  );

  it('does not tell of what everyone can read', () => {
    expect(texts('x', { reach: 'world' })).toEqual([]);
  });
});

describe('glanceOf', () => {
  it.each<[IGlance | undefined, string]>([
    [undefined, ''],
    [{ years: [1950, 2014] }, '1950–2014'],
    [{ years: [1950, 1950], grid: 'gr025' }, '1950 · gr025'],
    [{ variables: 1 }, '1 variable'],
    [{ grid: 'HEALPix', variables: 0 }, 'HEALPix · 0 variables']
  ])('says %j as “%s”', (glance, line) => {
    expect(glanceOf(entry('x', glance), trans)).toBe(line);
  });
});

describe('short', () => {
  it('cuts what no screen can show', () => {
    expect(short('a'.repeat(300))).toHaveLength(300);
    expect(short('a'.repeat(10_000))).toBe(`${'a'.repeat(300)}…`);
  });
});
