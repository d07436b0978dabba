import { nullTranslator } from '@jupyterlab/translation';

import { NumberFormat } from '../format';

const numbers = new NumberFormat(
  nullTranslator.load('jupyterlab_cloudify'),
  'en'
);

describe('NumberFormat', () => {
  it('writes times as people plan with them', () => {
    expect(numbers.duration(9.2)).toBe('10 s');
    expect(numbers.duration(900)).toBe('15 min');
    expect(numbers.duration(7200)).toBe('2 h');
  });
});
