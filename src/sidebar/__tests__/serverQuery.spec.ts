import type { Failure } from '../../net';
import type { ISearchAbilities } from '../../tokens';
import { serverQuery } from '../serverQuery';
import { ANYTHING } from '../wanted';
import type { IWanted } from '../wanted';

import { node } from './handMadeSources';

const ENTRY = node('https://a.org/stac');

const field = (name: string, values: string[] | null) => ({
  name,
  title: name,
  values
});

/** A server that can search by all it can be asked. */
const ABLE: ISearchAbilities = {
  text: true,
  bbox: true,
  time: true,
  filters: [
    field('cmip6:variable_id', ['2t', 'pr']),
    field('time_frequency', ['mon', 'day']),
    field('source_id', null)
  ]
};

const query = (wanted: Partial<IWanted>, abilities = ABLE) =>
  serverQuery(ENTRY, { ...ANYTHING, ...wanted }, abilities);

const refused = (wanted: Partial<IWanted>, abilities: ISearchAbilities) => {
  try {
    query(wanted, abilities);
  } catch (error) {
    const { kind, facts } = error as Failure;
    return `${kind} ${String(facts.detail)}`;
  }
  return null;
};

describe('serverQuery', () => {
  it('takes what is typed as what is picked, in the server’s words', () => {
    const filters = { 'cmip6:variable_id': '2t', time_frequency: 'mon' };
    expect(query({ text: 'tas monthly' })).toEqual({ filters });
    const picks = { variable: 'tas', frequency: 'P1M' };
    expect(query({ picks })).toEqual({ filters });
    expect(query({ text: 'Monthly', picks: { variable: 'PR' } })).toEqual({
      filters: { 'cmip6:variable_id': 'pr', time_frequency: 'mon' }
    });
  });

  it('leaves to the server what it has no value for', () => {
    expect(query({ text: ' orca12,  mon uas' })).toEqual({
      text: 'orca12 uas',
      filters: { time_frequency: 'mon' }
    });
    // A value that the server does not list may be there all the same.
    expect(query({ picks: { model: 'ICON' } })).toEqual({
      filters: { source_id: 'ICON' }
    });
  });

  it('narrows a field once', () => {
    expect(query({ text: 'mon day' })).toEqual({
      text: 'day',
      filters: { time_frequency: 'mon' }
    });
  });

  it('asks for time and place', () => {
    const time = { start: '1950-01-01', end: null };
    const bbox = [-10, 40, 30, 70] as const;
    expect(query({ time, bbox })).toEqual({ time, bbox });
  });

  it('asks for nothing that the server would ignore', () => {
    const unable = { text: true, bbox: false, time: false, filters: [] };
    const time = { start: '1950-01-01', end: null };
    expect(refused({ time }, unable)).toBe('not-searchable extent');
    expect(refused({ bbox: [0, 0, 1, 1] }, unable)).toBe(
      'not-searchable extent'
    );
    expect(refused({ picks: { realm: 'atmos' } }, unable)).toBe(
      'not-searchable filter'
    );
    expect(query({ text: 'tas monthly' }, unable)).toEqual({
      text: 'tas monthly'
    });
  });
});
