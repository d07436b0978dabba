import { screen, waitFor, within } from '@testing-library/react';

import { serveApi } from '../../../sources/__tests__/stacApiServer';
import {
  findRow,
  openSidebar,
  row,
  rows,
  searchBox
} from '../../__tests__/openSidebar';

import { indexModels, openBoth, server, WORDS } from './openSearch';

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the filters', () => {
  it('narrow as words do, and say how much is left', async () => {
    const parts = await openBoth();
    const { user } = parts;
    await indexModels(parts);
    await user.click(button('Filters'));
    const group = screen.getByRole('group', { name: 'Filters' });
    const frequency = within(group).getByLabelText('Frequency');
    expect(frequency.textContent).toBe('anymonthly (2)daily (1)');
    await user.selectOptions(frequency, 'P1M');
    await findRow('SST monthly');
    expect(rows()).toEqual([
      'Search in The API',
      'Index of Models',
      'SST monthly',
      'Salinity monthly'
    ]);
    await user.type(searchBox(), 'sst');
    await waitFor(() => expect(rows()).not.toContain('Salinity monthly'));
    // Of what is loaded, too, only what is as often.
    expect(rows()).not.toContain('SST daily');
    expect(button('Filters (1 set)')).toBeTruthy();
    await user.click(button('Clear filters'));
    expect(document.activeElement).toBe(
      within(group).getByLabelText('Variable')
    );
    await findRow('SST daily');
    expect(searchBox()).toHaveProperty('value', 'sst');
  });

  it('ask a server for its own fields, time and place', async () => {
    const fields = [...WORDS, `${WORDS[2].replace('free-text', 'filter')}`];
    const able = await serveApi({ conformsTo: fields, isPosted: true });
    try {
      const { user } = await openSidebar({ site: [`${able.url}/`] });
      await user.click(row(`${able.url}/`));
      await findRow('Runs');
      await user.click(await screen.findByRole('button', { name: 'Filters' }));
      const group = screen.getByRole('group', { name: 'Filters' });
      const type = (label: string, text: string) =>
        user.type(within(group).getByLabelText(label), text);
      await type('From', '1950-01-01');
      expect(button('Filters (1 set)')).toBeTruthy();
      await type('To', '1940-12-31');
      expect(group.textContent).toContain('The end lies before the start');
      const to = within(group).getByLabelText('To');
      expect(to.getAttribute('aria-invalid')).toBe('true');
      // Nothing is searched by a time that is none.
      expect(button('Filters')).toBeTruthy();
      await user.clear(to);
      expect(group.textContent).not.toContain('The end lies');
      for (const [side, degrees] of [
        ['West', '-10'],
        ['South', '40'],
        ['East', '30']
      ]) {
        await type(side, degrees);
      }
      expect(group.textContent).toContain('A place needs all four');
      await type('North', '70');
      expect(group.textContent).not.toContain('A place needs all four');
      await user.type(searchBox(), 'run{Enter}');
      await findRow('Run 0');
      const [body] = able.asked.flatMap(asked => asked.body ?? []);
      expect(body).toMatchObject({
        q: ['run'],
        bbox: [-10, 40, 30, 70],
        datetime: '1950-01-01T00:00:00Z/9999-12-31T23:59:59Z'
      });
      // What is half written goes with the rest.
      await user.clear(within(group).getByLabelText('North'));
      await user.click(button('Clear filters'));
      expect(within(group).getByLabelText('West')).toHaveProperty('value', '');
    } finally {
      await able.close();
    }
  });

  it('are not there where nothing could be narrowed', async () => {
    const site = [server.at('/a/catalog.json')];
    const { user } = await openSidebar({ site });
    await user.click(row('a'));
    await findRow('SST daily');
    expect(screen.queryByRole('button', { name: 'Filters' })).toBeNull();
    await user.type(searchBox(), 'nowhere');
    expect(screen.getByText(/Only what is loaded was searched/)).toBeTruthy();
  });
});
