import { Notification } from '@jupyterlab/apputils';
import { act, screen, waitFor, within } from '@testing-library/react';

import { CommandIDs } from '../../../commands';
import { MemoryStore } from '../../__tests__/memoryStore';
import {
  findRow,
  focused,
  openSidebar,
  row,
  rows,
  searchBox,
  status
} from '../../__tests__/openSidebar';
import { MemorySettings } from '../../settings';

import { indexModels, openBoth, server } from './openSearch';

describe('an index', () => {
  it('finds what is not loaded, at once, until it is removed', async () => {
    const indexStore = new MemoryStore();
    const parts = await openBoth({ indexStore });
    const { user, commands } = parts;
    await indexModels(parts);
    expect(screen.getByText('4 datasets of Models are indexed.')).toBeTruthy();
    expect(row('Models').textContent).toContain('indexed');
    server.requests.length = 0;
    await user.type(searchBox(), 'monthly');
    await findRow('Salinity monthly');
    expect(rows()).toEqual([
      'Search in The API',
      'Index of Models',
      'SST monthly',
      'Salinity monthly'
    ]);
    expect(status()).toBe('0 matches in what is loaded · 2 found beyond');
    await user.type(searchBox(), ' tos');
    await waitFor(() =>
      expect(status()).toBe(
        '0 matches in what is loaded · 1 found beyond · ' +
          '4 of 4 indexed datasets name no variables, so only their titles tell'
      )
    );
    expect(rows()).toContain('SST monthly');
    await user.type(searchBox(), ' so');
    await findRow('Nothing found');
    expect(server.requests).toEqual([]);
    await user.clear(searchBox());
    await act(async () => {
      await commands.execute(CommandIDs.removeIndex, {
        id: server.at('/a/catalog.json')
      });
    });
    expect(row('Models').textContent).not.toContain('indexed');
    expect(indexStore.kept.size).toBe(0);
  });

  it('tells its day in the language of the interface', async () => {
    const parts = await openBoth({ languageCode: 'de_DE' });
    await indexModels(parts);
    const id = server.at('/a/catalog.json');
    const told = [
      row('Models').textContent,
      parts.commands.caption(CommandIDs.indexCatalog, { id })
    ];
    for (const text of told) {
      expect(text).toMatch(/ on \d{1,2}\.\d{1,2}\.\d{4}[:,]/);
    }
  });

  it('stays, and says so, where the browser refuses to remove it', async () => {
    const indexStore = new MemoryStore();
    const parts = await openBoth({ indexStore });
    await indexModels(parts);
    indexStore.isClosed = true;
    jest.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    await act(async () => {
      await parts.commands.execute(CommandIDs.removeIndex, {
        id: server.at('/a/catalog.json')
      });
    });
    expect(row('Models').textContent).toContain('indexed');
    const told = Notification.manager.notifications.map(
      ({ message }) => message
    );
    expect(told).toEqual([
      'The browser refuses to remove this index, so it stays.'
    ]);
  });

  it('is cancelled while it is made, and names what was not read', async () => {
    const { user, commands } = await openBoth();
    const id = server.at('/a/catalog.json');
    const release = server.hold('/a/Ocean.json');
    act(() => void commands.execute(CommandIDs.indexCatalog, { id }));
    await waitFor(() =>
      expect(row('Models').textContent).toContain('Indexing…')
    );
    await waitFor(() => expect(server.requests).toContain('/a/Ocean.json'));
    expect(status()).toContain('indexing…');
    const group = screen.getByRole('group', { name: 'Index of Models' });
    await user.click(within(group).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('group', { name: /^Index of/ })).toBeNull();
    expect(row('Models').textContent).not.toContain('Indexing…');
    await waitFor(() => expect(server.abandoned).toEqual(['/a/Ocean.json']));
    release();
    server.documents.delete('/a/Ocean.json');
    await act(() => commands.execute(CommandIDs.indexCatalog, { id }));
    const made = screen.getByRole('group', { name: 'Index of Models' });
    expect(made.textContent).toContain('1 dataset of Models is indexed.');
    expect(made.textContent).toContain('1 part could not be read');
    expect(made.textContent).toMatch(/Ocean: .* nothing at this address/);
    await user.click(within(made).getByRole('button', { name: 'Close' }));
    expect(focused()).toBe('The API');
  });

  it('that was not made is tried again, by keyboard', async () => {
    const parts = await openBoth();
    const { user, sources } = parts;
    sources.net.forget(server.at('/a/'));
    server.documents.delete('/a/catalog.json');
    await indexModels(parts);
    const group = screen.getByRole('group', { name: 'Index of Models' });
    expect(group.textContent).toContain('Models was not indexed.');
    within(group).getByRole('button', { name: 'Retry' }).focus();
    const release = server.hold('/a/catalog.json');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(
      within(group).getByRole('button', { name: 'Cancel' })
    );
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('group', { name: /^Index of/ })).toBeNull();
    release();
  });

  it('is there when the page comes back', async () => {
    const indexStore = new MemoryStore();
    const parts = await openBoth({ indexStore });
    await indexModels(parts);
    act(() => parts.panel.dispose());
    server.requests.length = 0;
    const site = [server.at('/a/catalog.json')];
    const { user } = await openSidebar({ site, indexStore });
    await user.type(searchBox(), 'depth');
    await findRow('Depth');
    expect(rows()).toEqual(['Index of a', 'Depth']);
    expect(server.requests).toEqual([]);
  });

  it('that a site ships is read with the first search, once', async () => {
    const indexStore = new MemoryStore();
    const parts = await openBoth({ indexStore });
    await indexModels(parts);
    act(() => parts.panel.dispose());
    const [shipped] = indexStore.kept.values();
    server.documents.set('/models.json', JSON.parse(shipped));
    const settings = new MemorySettings();
    await settings.set('siteIndexes', [
      server.at('/models.json'),
      server.at('/gone.json')
    ]);
    server.requests.length = 0;
    const { user } = await openSidebar({ settings });
    expect(server.requests).toEqual([]);
    await user.type(searchBox(), 'dept');
    await findRow('Depth');
    const failure = await findRow(/nothing at this address \(404\)/);
    expect(rows()).toEqual([
      'Index of Models',
      'Depth',
      'Index of gone',
      failure.getAttribute('aria-label')
    ]);
    await user.type(searchBox(), 'h');
    await findRow('Depth');
    expect(server.requests.sort()).toEqual(['/gone.json', '/models.json']);
  });
});
