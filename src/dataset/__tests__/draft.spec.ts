import type { IGroup } from '../../model';
import {
  describeGrid,
  openStore,
  readHorizontal,
  readTimeAxis
} from '../../zarr';
import type { IAxes } from '../../zarr';
import { edgesOf, NO_BOX, readDraft } from '../draft';
import type { IDraft } from '../draft';

import { createNet, STORE } from './fixtures';

let group: IGroup;
let axes: IAxes;

beforeAll(async () => {
  const net = createNet();
  const { metadata } = await openStore(net, STORE, { zarrFormat: 3 });
  group = metadata.groups[0];
  const { horizontal, time } = describeGrid(group);
  axes = {
    ...(await readHorizontal(net, metadata, group, horizontal)),
    time: await readTimeAxis(net, metadata, group, time?.coordinate ?? ''),
    levels: {}
  };
});

function read(parts: Partial<IDraft>, known: IAxes = axes) {
  const draft: IDraft = {
    ticked: new Set(['tas', 'ta', 'orog']),
    from: '',
    to: '',
    levels: {},
    box: NO_BOX,
    chunking: null,
    ...parts
  };
  const { picks, problems } = readDraft(
    draft,
    group,
    describeGrid(group),
    known
  );
  return { picks, problems: Object.fromEntries(problems) };
}

const box = (sides: Partial<IDraft['box']>) => ({
  box: { ...NO_BOX, ...sides }
});

describe('readDraft', () => {
  it('takes everything where nothing is typed', () => {
    expect(read({})).toEqual({
      picks: { variables: null, time: null, levels: {}, box: null },
      problems: {}
    });
  });

  it('names the ticked variables in the order of the store', () => {
    const { picks } = read({ ticked: new Set(['orog', 'tas']) });
    expect(picks.variables).toEqual(['tas', 'orog']);
  });

  it.each([
    ['1860-02-30', '1860-03', { from: '1860-02-30', to: '1860-03' }],
    ['', ' 1860 ', { from: '1859-12', to: '1860' }],
    ['1861', '', { from: '1861', to: '1861-11' }]
  ])('reads the time %j to %j', (from, to, time) => {
    expect(read({ from, to })).toMatchObject({ picks: { time }, problems: {} });
  });

  it.each([
    ['1860-02-31', '', { from: 'no-such-date' }],
    ['1860-13', '1860-14', { from: 'no-such-date', to: 'no-such-date' }],
    ['soon', '', { from: 'not-a-time' }],
    ['1861', '1860', { to: 'reversed' }],
    ['1862', '', { from: 'no-data' }],
    ['', '1858', { to: 'no-data' }],
    ['1860-01-02', '1860-01-03', { from: 'no-data' }]
  ])('says what is wrong with %j to %j', (from, to, problems) => {
    expect(read({ from, to }).problems).toEqual(problems);
  });

  it('waits for the time axis', () => {
    const { picks, problems } = read({ to: '1860' }, { ...axes, time: null });
    expect(problems).toEqual({ to: 'unread' });
    expect(picks.time).toBeNull();
  });

  it('fills the sides of a box that are left open', () => {
    expect(read(box({ west: '10', north: ' 50 ' }))).toMatchObject({
      picks: { box: { west: 10, south: -90, east: 360, north: 50 } },
      problems: {}
    });
    expect(edgesOf({ ...axes, longitude: null })).toMatchObject({ west: -180 });
  });

  it.each([
    [{ west: 'here' }, { west: 'not-a-number' }],
    [{ north: '91' }, { north: 'not-a-latitude' }],
    [{ east: '-400' }, { east: 'not-a-longitude' }],
    [{ south: '50', north: '40' }, { north: 'reversed' }],
    [{ south: '0', north: '10' }, { south: 'no-data' }],
    [{ west: '1', east: '2' }, { west: 'no-data' }]
  ])('says what is wrong with a box of %j', (sides, problems) => {
    expect(read(box(sides)).problems).toEqual(problems);
  });

  it.each([3, -1, 0.5, NaN])('knows no level at %j', position => {
    const { picks, problems } = read({ levels: { plev: position } });
    expect(problems).toEqual({ level: 'not-a-position' });
    expect(picks.levels).toEqual({});
  });

  it('wants a variable', () => {
    expect(read({ ticked: new Set() }).problems).toEqual({
      variables: 'nothing-ticked'
    });
  });
});
