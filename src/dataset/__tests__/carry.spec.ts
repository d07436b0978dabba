import type { IGroup } from '../../model';
import { openStore } from '../../zarr';
import { carry } from '../carry';
import { NO_BOX } from '../draft';
import type { IDraft } from '../draft';

import { createNet, STORE } from './fixtures';

let group: IGroup;

beforeAll(async () => {
  const net = createNet();
  const { metadata } = await openStore(net, STORE, { zarrFormat: 3 });
  group = metadata.groups[0];
});

const draftOf = (ticked: readonly string[]): IDraft => ({
  ticked: new Set(ticked),
  from: '1860-02',
  to: '1860',
  levels: { plev: 1 },
  box: { ...NO_BOX, west: '10' },
  chunking: 'native'
});

/** The group with one level more, and only the variables of these names. */
const other = (...names: readonly string[]): IGroup => ({
  ...group,
  dimensions: group.dimensions.map(({ name, size }) =>
    name === 'plev' ? { name, size: size + 1 } : { name, size }
  ),
  variables: group.variables.filter(
    ({ name, role }) => role !== 'data' || names.includes(name)
  )
});

describe('carry', () => {
  it('leaves all as it is for the same data', () => {
    const draft = draftOf(['tas']);
    expect(carry({ draft, group }, group)).toEqual(draft);
  });

  it('keeps what is ticked and there, but no level of other levels', () => {
    const draft = draftOf(['tas', 'ta']);
    expect(carry({ draft, group }, other('tas', 'orog'))).toEqual({
      ...draft,
      ticked: new Set(['tas']),
      levels: {}
    });
  });

  it('ticks all where all were, or none of those is there', () => {
    const tickedIn = (names: readonly string[], to: IGroup, from = group) => [
      ...carry({ draft: draftOf(names), group: from }, to).ticked
    ];
    expect(tickedIn(['tas'], group, other('tas'))).toHaveLength(3);
    expect(tickedIn(['ta'], other('tas', 'orog'))).toEqual(['tas', 'orog']);
  });
});
