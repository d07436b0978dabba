import { toldFacets } from '../told';

describe('toldFacets', () => {
  it('takes the first name of a facet that has a value', () => {
    const told = new Map([
      ['table_id', 'Amon'],
      ['frequency', ' '],
      ['source_id', ' ICON '],
      ['model', 'other'],
      ['grid', 'data regridded to 1x1'],
      ['institution', 'MPI-M']
    ]);
    expect(toldFacets(name => told.get(name) ?? null)).toEqual({
      frequency: 'Amon',
      model: 'ICON'
    });
  });
});
