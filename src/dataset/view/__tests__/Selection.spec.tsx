import { screen, waitFor, within } from '@testing-library/react';

import { Failure } from '../../../net';
import { arrayV3, storeV3 } from '../../../zarr/__tests__/documents';
import {
  createDataset,
  createNet,
  hierarchyDocument,
  METADATA,
  STORE
} from '../../__tests__/fixtures';

import { code, shown } from './showView';

/** What is said to be wrong with a field; `null` when nothing is. */
function errorOf(field: HTMLElement): string | null {
  const id = field.getAttribute('aria-describedby');
  return id && (document.getElementById(id)?.textContent ?? '');
}

/** The view once the time axis has been read as well. */
async function shownWithTime() {
  const parts = await shown();
  await screen.findByText(/calendar 360_day/);
  return parts;
}

describe('the selection of a dataset view', () => {
  it('writes ticks and times into the code', async () => {
    const { user } = await shownWithTime();
    await user.click(screen.getByRole('checkbox', { name: 'Select ta' }));
    await user.type(screen.getByLabelText('From'), '1860-02-30');
    await user.type(screen.getByLabelText('To'), '1860-05');
    expect(code()).toContain('slice("1860-02-30", "1860-05")');
    expect(code()).not.toContain('"ta"');
    expect(screen.getByLabelText('Select all')).toHaveProperty(
      'indeterminate',
      true
    );
    await user.click(screen.getByLabelText('Select all'));
    await user.click(screen.getByLabelText('Select all'));
    expect(screen.getByText(/Tick at least one/)).toBeTruthy();
    expect(screen.queryByLabelText('Code preview')).toBeNull();
    expect(screen.getByRole('button', { name: 'Copy code' })).toHaveProperty(
      'disabled',
      true
    );
  });

  it('says at a field what is wrong with it', async () => {
    const { user } = await shownWithTime();
    const from = screen.getByLabelText('From');
    expect(from.getAttribute('placeholder')).toBe('1859-12');
    await user.type(from, '1860-02-31');
    expect(from.getAttribute('aria-invalid')).toBe('true');
    expect(errorOf(from)).toBe('The calendar 360_day has no such date.');
    await user.clear(from);
    await user.type(from, '1900');
    expect(errorOf(from)).toBe(
      'There is no data in this time: it goes from 1859-12 to 1861-11.'
    );
    await user.clear(from);
    expect(errorOf(from)).toBe(null);
  });

  it('offers levels by their values, once they are unfolded', async () => {
    const { user, net } = await shownWithTime();
    expect(net.requests).not.toContain(`${STORE}/plev/c/0`);
    await user.click(screen.getByText(/Level: plev/));
    const levels = await screen.findByLabelText('plev');
    await user.selectOptions(levels, '500 hPa');
    expect(code()).toContain('plev=500');
    await user.selectOptions(levels, 'All levels');
    expect(code()).not.toContain('plev');
  });

  it('offers the position where a level cannot be read', async () => {
    const net = createNet();
    const url = `${STORE}/plev/c/0`;
    net.set(url, new Failure('http', { url, status: 500 }));
    const { user } = await shown(createDataset(), net);
    await user.click(screen.getByText(/Level: plev/));
    expect((await screen.findByRole('alert')).textContent).toContain('(500)');
    const position = screen.getByLabelText('Position, 0 to 2');
    await user.type(position, '7');
    expect(errorOf(position)).toBe('Positions go from 0 to 2.');
    await user.clear(position);
    await user.type(position, '1');
    expect(code()).toMatch(/isel\([^)]*plev=1/);
  });

  it('cuts a box', async () => {
    const { user } = await shown();
    await user.click(screen.getByText('Area'));
    await waitFor(() =>
      expect(
        screen.getByLabelText('West (°E)').getAttribute('placeholder')
      ).toBe('0')
    );
    await user.type(screen.getByLabelText('South (°N)'), '-30');
    await user.type(screen.getByLabelText('North (°N)'), '30');
    expect(code()).toMatch(/lat=slice\(-30(\.0)?, 30(\.0)?\)/);
  });

  it('says what a selection, a map and a series cost', async () => {
    const { user } = await shownWithTime();
    expect(screen.getByText(/^Fetches/).textContent).toContain(
      'Fetches 5 chunks, 12.4 kB unpacked'
    );
    const table = screen.getByRole('table', { name: /By variable/ });
    expect(
      within(table).getByRole('row', { name: /^ta / }).textContent
    ).toContain('ta9.22 kB in 2 chunks4.61 kB in 1 chunk9.22 kB in 2 chunks');
    await user.type(screen.getByLabelText('To'), '1860-03');
    expect(screen.getByText(/^Fetches/).textContent).toContain('3 chunks');
    await user.type(screen.getByLabelText('From'), '1860-13');
    expect(screen.queryByText(/^Fetches/)).toBeNull();
    expect(
      within(table).getByRole('row', { name: /^ta / }).textContent
    ).toContain('ta–4.61 kB in 1 chunk');
  });

  it('does not claim to know what it reckons', async () => {
    const net = createNet();
    const dims = ['time'];
    const attributes = { units: 'days since 1859-12-01', calendar: '360_day' };
    const months = { shape: [24], chunks: [4], dims, attributes };
    net.set(
      METADATA,
      storeV3({
        time: arrayV3('float64', months),
        tas: arrayV3('float32', { shape: [24], chunks: [4], dims })
      })
    );
    const doubles = (...days: number[]) =>
      new Uint8Array(Float64Array.from(days).buffer);
    net.set(`${STORE}/time/c/0`, doubles(0, 30, 60, 90));
    net.set(`${STORE}/time/c/5`, doubles(600, 630, 660, 690));
    const { user } = await shown(createDataset(), net);
    await screen.findByText(/calendar 360_day/);
    await user.type(screen.getByLabelText('To'), '1860-01');
    const sum = screen.getByText(/^Fetches up to about/).closest('p');
    expect(sum?.textContent).toMatch(/up to about \d+ B in memory$/);
  });

  it('lets the person choose the chunks', async () => {
    const { user } = await shown();
    expect(code()).not.toContain('chunks');
    // Without an arrow it would look like a text field.
    const select = screen.getByLabelText('Chunks');
    expect(select.parentElement?.querySelector('svg')).not.toBeNull();
    await user.selectOptions(
      screen.getByLabelText('Chunks'),
      'The store’s own: Dask'
    );
    expect(code()).toContain('chunks={}');
  });

  it('offers the zooms of a HEALPix hierarchy', async () => {
    const net = createNet();
    net.set(METADATA, hierarchyDocument());
    const { user } = await shown(createDataset(), net);
    const zoom = screen.getByLabelText('Zoom');
    await user.selectOptions(zoom, '2: 192 cells of 1,630 km');
    expect(code()).toContain('group="zoom_2"');
    expect(
      screen.getByRole('list', { name: 'Dimensions' }).textContent
    ).toContain('cell 192');
  });
});
