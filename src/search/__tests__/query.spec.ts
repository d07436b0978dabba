import { parseQuery } from '../query';

describe('parseQuery', () => {
  it.each([
    ['tas monthly', { variable: ['tas'], frequency: ['P1M'] }, []],
    ['monthly tas r2b9', { variable: ['tas'], frequency: ['P1M'] }, ['r2b9']],
    [
      '2 metre temperature mon ICON',
      { variable: ['tas'], frequency: ['P1M'] },
      ['ICON']
    ],
    ['Near-Surface Air Temperature', { variable: ['tas'] }, []],
    ['2 metre dewpoint temperature', { variable: ['tdps'] }, []],
    [
      'sea surface temperature, daily',
      { variable: ['tos'], frequency: ['P1D'] },
      []
    ],
    ['2t t2m 167', { variable: ['tas'] }, []],
    ['tas pr', { variable: ['tas', 'pr'] }, []],
    ['6-hourly Amon', { frequency: ['PT6H', 'P1M'] }, []],
    ['6 hourly, 24 h', { frequency: ['PT6H', 'P1D'] }, []],
    ['1950 daily 31', { frequency: ['P1D'] }, ['1950', '31']],
    ['2d_monthly_mean', {}, ['2d_monthly_mean']],
    ['2d 1950 to 2014', {}, ['2d', '1950', 'to', '2014']],
    ['eddy tracks', {}, ['eddy', 'tracks']],
    ['  ', {}, []]
  ])('reads %j', (text, facets, words) => {
    expect(parseQuery(text)).toEqual({ facets, words });
  });
});
