import { act, screen, waitFor, within } from '@testing-library/react';

import { CommandIDs } from '../../../commands';
import { createEntry } from '../../../model';
import { runs, serveApi } from '../../../sources/__tests__/stacApiServer';
import type { IApiServer } from '../../../sources/__tests__/stacApiServer';
import {
  catalog,
  CatalogServer,
  children,
  items
} from '../../__tests__/catalogServer';
import { MemoryStore } from '../../__tests__/memoryStore';
import {
  findRow,
  focused,
  openSidebar,
  row,
  rows
} from '../../__tests__/openSidebar';
import { pages } from '../../__tests__/pages';
import { MemorySettings } from '../../settings';

const WORDS = [
  'https://api.stacspec.org/v1.0.0/core',
  'https://api.stacspec.org/v1.0.0/item-search',
  'https://api.stacspec.org/v1.0.0-rc.1/item-search#free-text'
];

let api: IApiServer;
let server: CatalogServer;

beforeEach(async () => {
  api = await serveApi({
    items: runs(250),
    conformsTo: WORDS,
    isPosted: true,
    next: 'body'
  });
  server = new CatalogServer();
  await server.start();
  server.documents.set(
    '/a/catalog.json',
    catalog('Models', [...children('Ocean'), ...items('SST daily')])
  );
  server.documents.set(
    '/a/Ocean.json',
    catalog('Ocean', items('SST monthly', 'Salinity monthly', 'Depth'))
  );
});

afterEach(async () => {
  await api.close();
  await server.stop();
});

const box = () => screen.getByRole('searchbox', { name: 'Search catalogs' });
const status = () => screen.getByRole('status').textContent;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

/** An API and a static catalog, of which both have been opened. */
async function opened(parts: Parameters<typeof openSidebar>[0] = {}) {
  const site = [`${api.url}/`, server.at('/a/catalog.json')];
  const sidebar = await openSidebar({ site, ...parts });
  await sidebar.user.click(row('a'));
  await findRow('SST daily');
  await sidebar.user.click(row(`${api.url}/`));
  await findRow('Runs');
  return sidebar;
}

describe('a server that can search', () => {
  it('is asked with Enter, and not while one types', async () => {
    const { user } = await opened();
    const before = api.asked.length;
    await user.type(box(), 'run-24');
    expect(rows()).toEqual(['Search in The API']);
    expect(status()).toBe('0 matches in what is loaded');
    expect(api.asked).toHaveLength(before);
    await user.keyboard('{Enter}');
    await findRow('Run 24');
    expect(rows()[0]).toBe('Found on The API');
    expect(status()).toBe('0 matches in what is loaded · 11 found beyond');
    const posted = api.asked.filter(({ body }) => body !== null);
    expect(posted.map(({ body }) => body?.q)).toEqual([['run-24']]);
    const asked = api.asked.length;
    await user.type(box(), '9');
    expect(rows()).toEqual(['Search in The API']);
    await user.clear(box());
    expect(rows()).toContain('Models');
    expect(rows()).not.toContain('Search in The API');
    expect(api.asked).toHaveLength(asked);
  });

  it('is asked by its row, and read on as one goes down', async () => {
    const { user, opened: datasets } = await opened();
    await user.type(box(), 'run{ArrowDown}');
    // What is loaded comes first.
    expect(focused()).toBe('The API');
    await user.tab();
    expect(focused()).toBe('Search in The API');
    await user.keyboard('{ArrowRight}');
    await findRow('Run 0');
    expect(status()).toContain('100 found beyond, so far');
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('200 found beyond'));
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('250 found beyond'));
    expect(status()).not.toContain('so far');
    await user.keyboard('{End}');
    expect(focused()).toBe('Run 249');
    await user.keyboard('{Enter}');
    expect(datasets).toEqual(['Run 249']);
    expect(api.asked.filter(({ body }) => body !== null)).toHaveLength(3);
  });

  it('is not read on by itself past a page that held nothing', async () => {
    const { user } = await opened();
    // Most servers find what has any of the words, we what has all.
    await user.type(box(), 'run-249 runs{Enter}');
    const more = await findRow('Nothing on the last page. Search on…');
    const posted = () => api.asked.filter(({ body }) => body !== null).length;
    expect(posted()).toBe(1);
    await user.click(more);
    await waitFor(() => expect(posted()).toBe(2));
    await user.click(await findRow(/^Nothing on/));
    await findRow('Run 249');
    expect(status()).toContain('1 found beyond');
  });

  it('says what it cannot search by, beside what others find', async () => {
    const plain = await serveApi();
    try {
      const site = [`${plain.url}/`, `${api.url}/`];
      const { user } = await openSidebar({ site });
      for (const name of rows()) {
        await user.click(row(name));
      }
      await waitFor(() => expect(status()).toContain('2 entries loaded'));
      await user.type(box(), 'run-7{Enter}');
      await findRow(/does not search for words/);
      await findRow('Run 7');
      const failure = row(/does not search for words/);
      within(failure).getByRole('button', { name: 'Retry' });
      expect(status()).toContain('1 error');
    } finally {
      await plain.close();
    }
  });
});

describe('a server that takes long', () => {
  /** A catalog whose server finds what stands in a file of the words’ name. */
  async function slow() {
    const parts = await openSidebar({ site: [server.at('/pages')] });
    server.documents.set('/pages', { pages: '/first' });
    server.documents.set('/first', { names: ['here'] });
    server.documents.set('/old', { names: ['found of old'] });
    server.documents.set('/new', { names: ['found anew'] });
    const { net } = parts.sources;
    const source = pages(server, parts.sources);
    parts.sources.add({
      ...source,
      searchAbilities: async () => ({
        text: true,
        bbox: false,
        time: false,
        filters: []
      }),
      search: async ({ href }, { text }, { signal } = {}) => {
        const found = await net.json(server.at(`/${text}`), { signal });
        const { names } = found.body as { names: string[] };
        const entries = names.map(title =>
          createEntry({ source: 'pages', href, title, kind: 'dataset' })
        );
        return { entries, next: null };
      }
    });
    await parts.user.click(row('pages'));
    await findRow('here');
    return parts;
  }

  it('is cancelled, and asked again', async () => {
    const { user } = await slow();
    const release = server.hold('/old');
    await user.type(box(), 'old{Enter}');
    expect(status()).toContain('loading…');
    const cancel = await screen.findByRole('button', { name: 'Cancel' });
    expect(row('Searching…').contains(cancel)).toBe(true);
    await user.click(cancel);
    expect(rows()).toEqual(['Search in Pages']);
    await waitFor(() => expect(server.abandoned).toEqual(['/old']));
    release();
    await user.click(row('Search in Pages'));
    await findRow('found of old');
  });

  it('does not answer for what is no longer wanted', async () => {
    const { user } = await slow();
    const release = server.hold('/old');
    await user.type(box(), 'old{Enter}');
    await waitFor(() => expect(server.requests).toContain('/old'));
    await user.clear(box());
    await user.type(box(), 'new{Enter}');
    await findRow('found anew');
    expect(server.abandoned).toEqual(['/old']);
    release();
    expect(rows()).toEqual(['Found on Pages', 'found anew']);
  });
});

describe('a link to what a server no longer hosts', () => {
  it('is marked by the one list of the server', async () => {
    server.documents.set('/datasets', ['run.kept']);
    const links = ['run.kept', 'run.gone'].map(id => ({
      rel: 'item' as const,
      title: id,
      href: `../datasets/${id}/stac`
    }));
    server.documents.set('/b/catalog.json', catalog('B', links));
    const site = [server.at('/b/catalog.json')];
    const { user } = await openSidebar({ site });
    await user.click(row('b'));
    await findRow('run.gone');
    await waitFor(() =>
      expect(row('run.gone').textContent).toContain('not hosted')
    );
    const description = (name: string) => {
      const id = row(name).getAttribute('aria-describedby') ?? '';
      return document.getElementById(id)?.textContent;
    };
    expect(description('run.gone')).toMatch(/does not host it now/);
    expect(description('run.kept')).toBe('');
    expect(server.requests).toEqual(['/b/catalog.json', '/datasets']);
  });

  it('is not asked for by what an index finds while one types', async () => {
    const item = {
      rel: 'item' as const,
      title: 'run.gone',
      href: '../datasets/run.gone/stac'
    };
    server.documents.set('/b/catalog.json', catalog('B', children('Deep')));
    server.documents.set('/b/Deep.json', catalog('Deep', [item]));
    const url = server.at('/b/catalog.json');
    const { user, commands } = await openSidebar({ site: [url] });
    await act(async () => {
      await commands.execute(CommandIDs.indexCatalog, { id: url });
    });
    await user.type(box(), 'gone');
    await findRow('run.gone');
    // What was asked for before this has arrived before it.
    await fetch(server.at('/last'));
    expect(server.requests).toEqual([
      '/b/catalog.json',
      '/b/Deep.json',
      '/last'
    ]);
  });
});

describe('an index', () => {
  const index = async (parts: Awaited<ReturnType<typeof opened>>) => {
    await act(async () => {
      await parts.commands.execute(CommandIDs.indexCatalog, {
        id: server.at('/a/catalog.json')
      });
    });
  };

  it('finds what is not loaded, at once, until it is removed', async () => {
    const indexStore = new MemoryStore();
    const parts = await opened({ indexStore });
    const { user, commands } = parts;
    await index(parts);
    expect(screen.getByText('4 datasets of Models are indexed.')).toBeTruthy();
    expect(row('Models').textContent).toContain('indexed');
    server.requests.length = 0;
    await user.type(box(), 'monthly');
    await findRow('Salinity monthly');
    expect(rows()).toEqual([
      'Search in The API',
      'Index of Models',
      'SST monthly',
      'Salinity monthly'
    ]);
    expect(status()).toBe('0 matches in what is loaded · 2 found beyond');
    await user.type(box(), ' tos');
    await waitFor(() =>
      expect(status()).toBe(
        '0 matches in what is loaded · 1 found beyond · ' +
          '4 of 4 indexed datasets name no variables, so only their titles tell'
      )
    );
    expect(rows()).toContain('SST monthly');
    await user.type(box(), ' so');
    await findRow('Nothing found');
    expect(server.requests).toEqual([]);
    await user.clear(box());
    await act(async () => {
      await commands.execute(CommandIDs.removeIndex, {
        id: server.at('/a/catalog.json')
      });
    });
    expect(row('Models').textContent).not.toContain('indexed');
    expect(indexStore.kept.size).toBe(0);
  });

  it('is cancelled while it is made, and names what was not read', async () => {
    const { user, commands } = await opened();
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
    const parts = await opened();
    const { user, sources } = parts;
    sources.net.forget(server.at('/a/'));
    server.documents.delete('/a/catalog.json');
    await index(parts);
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
    const parts = await opened({ indexStore });
    await index(parts);
    act(() => parts.panel.dispose());
    server.requests.length = 0;
    const site = [server.at('/a/catalog.json')];
    const { user } = await openSidebar({ site, indexStore });
    await user.type(box(), 'depth');
    await findRow('Depth');
    expect(rows()).toEqual(['Index of a', 'Depth']);
    expect(server.requests).toEqual([]);
  });

  it('that a site ships is read with the first search, once', async () => {
    const indexStore = new MemoryStore();
    const parts = await opened({ indexStore });
    await index(parts);
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
    await user.type(box(), 'dept');
    await findRow('Depth');
    const failure = await findRow(/nothing at this address \(404\)/);
    expect(rows()).toEqual([
      'Index of Models',
      'Depth',
      'Index of gone',
      failure.getAttribute('aria-label')
    ]);
    await user.type(box(), 'h');
    await findRow('Depth');
    expect(server.requests.sort()).toEqual(['/gone.json', '/models.json']);
  });
});

describe('the filters', () => {
  it('narrow as words do, and say how much is left', async () => {
    const parts = await opened();
    const { user } = parts;
    await act(async () => {
      await parts.commands.execute(CommandIDs.indexCatalog, {
        id: server.at('/a/catalog.json')
      });
    });
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
    await user.type(box(), 'sst');
    await waitFor(() => expect(rows()).not.toContain('Salinity monthly'));
    // Of what is loaded, too, only what is as often.
    expect(rows()).not.toContain('SST daily');
    expect(button('Filters (1 set)')).toBeTruthy();
    await user.click(button('Clear filters'));
    expect(document.activeElement).toBe(
      within(group).getByLabelText('Variable')
    );
    await findRow('SST daily');
    expect(box()).toHaveProperty('value', 'sst');
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
      await user.type(box(), 'run{Enter}');
      await findRow('Run 0');
      const [body] = able.asked.flatMap(asked => asked.body ?? []);
      expect(body).toMatchObject({
        q: ['run'],
        bbox: [-10, 40, 30, 70],
        datetime: '1950-01-01T00:00:00Z/9999-12-31T23:59:59Z'
      });
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
    await user.type(box(), 'nowhere');
    expect(screen.getByText(/Only what is loaded was searched/)).toBeTruthy();
  });
});
