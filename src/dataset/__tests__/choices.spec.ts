import { readChoices, writeChoices } from '../choices';
import type { IChoices } from '../choices';

const CHOICES: IChoices = {
  parameters: { zoom: 7, run: 'a1b' },
  access: 'https',
  group: '',
  flavour: 'xarray',
  draft: {
    ticked: new Set(['tas']),
    from: '1860-02',
    to: '',
    levels: { plev: 1 },
    box: { west: '10', south: '', east: '20', north: '' },
    chunking: 'native'
  }
};

describe('choices', () => {
  it('are what they were after being kept as JSON', () => {
    const kept = JSON.parse(JSON.stringify(writeChoices(CHOICES)));
    expect(readChoices(kept)).toEqual(CHOICES);
    expect(readChoices(writeChoices({ ...CHOICES, draft: null }))).toEqual({
      ...CHOICES,
      draft: null
    });
  });

  it.each([undefined, null, 7, 'x', [], {}, { draft: [] }])(
    'are none in %j',
    value => {
      expect(readChoices(value)).toEqual({
        parameters: {},
        access: null,
        group: null,
        flavour: null,
        draft: null
      });
    }
  );

  it('leave out what is broken', () => {
    const draft = {
      ticked: ['tas', 7, null],
      from: 1860,
      levels: { plev: '1', z: 2 },
      box: { west: 10, north: '70' },
      chunking: 'all'
    };
    const parameters = { zoom: {}, run: 'a1b' };
    expect(readChoices({ parameters, access: 3, draft })).toEqual({
      parameters: { run: 'a1b' },
      access: null,
      group: null,
      flavour: null,
      draft: {
        ticked: new Set(['tas']),
        from: '',
        to: '',
        levels: { z: 2 },
        box: { west: '', south: '', east: '', north: '70' },
        chunking: null
      }
    });
  });
});
