import { StateDB } from '@jupyterlab/statedb';
import { act, screen, waitFor, within } from '@testing-library/react';

import { CommandIDs } from '../../../commands';
import { createEntry } from '../../../model';
import {
  catalog,
  items,
  serveTwoCatalogs
} from '../../__tests__/catalogServer';
import type { CatalogServer } from '../../__tests__/catalogServer';
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

let server: CatalogServer;

beforeEach(async () => {
  server = await serveTwoCatalogs();
});

afterEach(() => server.stop());

const site = () =>
  ['/a/catalog.json', '/b/catalog.json'].map(path => server.at(path));

/** Two catalogs; the first is open. */
async function opened() {
  const parts = await openSidebar({ site: site() });
  await parts.user.click(row('a'));
  await findRow('SST');
  return parts;
}

const button = (name: string) => screen.getByRole('button', { name });

const section = (name: string) =>
  within(screen.getByRole('tree', { name })).getAllByRole('treeitem');

const names = (elements: readonly HTMLElement[]) =>
  elements.map(element => element.getAttribute('aria-label'));

describe('the search', () => {
  it('shows what is found among what is loaded, and how much', async () => {
    const { user } = await opened();
    await user.click(row('Ocean'));
    await findRow('SST depth');
    await user.click(row('Ocean'));
    const requests = [...server.requests];
    await user.type(searchBox(), 'sst');
    await waitFor(() => expect(status()).toBe('2 matches in what is loaded'));
    expect(rows()).toEqual(['Models', 'Ocean', 'SST depth', 'SST']);
    await user.type(searchBox(), ' DEPTH');
    await waitFor(() => expect(status()).toBe('1 match in what is loaded'));
    expect(rows()).toEqual(['Models', 'Ocean', 'SST depth']);
    await user.clear(searchBox());
    await waitFor(() => expect(rows()).toContain('b'));
    expect(rows()).toEqual(['Models', 'Ocean', 'SST', 'Salinity', 'b']);
    expect(server.requests).toEqual(requests);
  });

  it('says that nothing is found, and is left with Escape', async () => {
    const { user } = await opened();
    await user.type(searchBox(), 'nowhere');
    await waitFor(() => expect(rows()).toEqual([]));
    expect(status()).toBe('0 matches in what is loaded');
    expect(screen.queryByText(/no catalog here yet/)).toBeNull();
    // There is nowhere to go.
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(searchBox());
    await user.keyboard('{Escape}');
    await findRow('SST');
    expect(searchBox()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(searchBox());
  });

  it('goes down to what is found', async () => {
    const { user } = await opened();
    await user.type(searchBox(), 'salinity');
    await waitFor(() => expect(rows()).toEqual(['Models', 'Salinity']));
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Models');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Salinity');
  });

  it('finds favourites, too', async () => {
    const { user, catalogs } = await opened();
    for (const title of ['Salt', 'Wind']) {
      const href = `https://a.org/${title}`;
      const parts = { source: 'zarr', href, title, kind: 'dataset' } as const;
      await act(() => catalogs.toggleFavourite(createEntry(parts)));
    }
    await user.type(searchBox(), 'sal');
    await waitFor(() => expect(rows()).toEqual(['Salt', 'Models', 'Salinity']));
    expect(status()).toBe('2 matches in what is loaded');
    await user.clear(searchBox());
    await user.type(searchBox(), 'wind');
    await waitFor(() => expect(rows()).toEqual(['Wind']));
    expect(status()).toBe('1 match in what is loaded');
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Wind');
  });

  it('goes past what is folded', async () => {
    const { user, catalogs } = await opened();
    const parts = { source: 'zarr', title: 'Salt', kind: 'dataset' } as const;
    const entry = createEntry({ ...parts, href: 'https://a.org/salt' });
    await act(() => catalogs.toggleFavourite(entry));
    await user.click(button('Favourites'));
    await user.type(searchBox(), 'sal{ArrowDown}');
    expect(focused()).toBe('Models');
  });
});

describe('the status line', () => {
  it('counts what is there, what fails and what is awaited', async () => {
    const release = server.hold('/a/Ocean.json');
    const { user } = await opened();
    expect(status()).toBe('2 catalogs · 3 entries loaded');
    await user.click(row('Ocean'));
    expect(status()).toBe('2 catalogs · 3 entries loaded · loading…');
    server.documents.delete('/b/catalog.json');
    await user.click(row('b'));
    await findRow(/404/);
    expect(status()).toBe('2 catalogs · 3 entries loaded · 1 error · loading…');
    release();
    await findRow('SST depth');
    expect(status()).toBe('2 catalogs · 4 entries loaded · 1 error');
  });
});

describe('favourites and recent datasets', () => {
  const headings = () =>
    screen.getAllByRole('heading').map(({ textContent }) => textContent);

  it('stand above the catalogs, once there are some', async () => {
    const { user, opened: datasets } = await opened();
    expect(headings()).toEqual(['Catalogs']);
    await user.click(row('SST'));
    await user.click(row('Salinity'));
    expect(datasets).toEqual(['SST', 'Salinity']);
    expect(headings()).toEqual(['Recent', 'Catalogs']);
    expect(names(section('Recent'))).toEqual(['Salinity', 'SST']);
    const star = within(section('Recent')[1]).getByRole('button');
    expect(star.getAttribute('aria-label')).toBe('Favourite');
    expect(star.getAttribute('aria-pressed')).toBe('false');
    await user.click(star);
    expect(headings()).toEqual(['Favourites', 'Recent', 'Catalogs']);
    expect(names(section('Favourites'))).toEqual(['SST']);
    expect(datasets).toEqual(['SST', 'Salinity']);
    const stars = screen.getAllByRole('button', { pressed: true });
    expect(stars).toHaveLength(3);
    await user.click(stars[2]);
    expect(headings()).toEqual(['Recent', 'Catalogs']);
  });

  it('leave the focus to the catalogs when the last one goes', async () => {
    const { catalogs, commands, user } = await opened();
    const parts = { source: 'zarr', title: 'Wind', kind: 'dataset' } as const;
    const entry = createEntry({ ...parts, href: 'https://a.org/wind' });
    await act(() => catalogs.toggleFavourite(entry));
    await user.tab({ shift: true });
    expect(focused()).toBe('Wind');
    await act(async () => {
      await commands.execute(CommandIDs.toggleFavourite);
    });
    expect(headings()).toEqual(['Catalogs']);
    expect(focused()).toBe('Models');
  });

  it('are opened without their catalog', async () => {
    const settings = new MemorySettings();
    const href = server.at('/a/SST.json');
    const entry = createEntry({
      source: 'stac',
      href,
      title: 'ocean · SST',
      kind: 'dataset',
      glance: { reach: 'tape', years: [1950, 2014], variables: 1 }
    });
    await settings.set('favourites', [JSON.parse(JSON.stringify(entry))]);
    const { user, opened: datasets } = await openSidebar({ settings });
    const favourite = row('ocean · SST');
    expect(favourite.textContent).toContain('1950–2014 · 1 variable');
    const [description] = ['aria-describedby']
      .map(name => favourite.getAttribute(name) ?? '')
      .map(id => document.getElementById(id)?.textContent);
    expect(description).toBe(
      '1950–2014 · 1 variable, On tape: reading takes a while'
    );
    await user.click(favourite);
    expect(datasets).toEqual(['ocean · SST']);
    expect(server.requests).toEqual([]);
  });

  it('fold, and are as they were when the page comes back', async () => {
    const beginning = {
      site: site(),
      settings: new MemorySettings(),
      state: new StateDB()
    };
    const { user, panel } = await openSidebar(beginning);
    await user.click(row('a'));
    await user.click(await findRow('SST'));
    await user.click(button('Recent'));
    expect(button('Recent').getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('tree', { name: 'Recent' })).toBeNull();
    // What is open is saved after a moment.
    await waitFor(async () => {
      const kept = await beginning.state.fetch('jupyterlab-cloudify:sidebar');
      expect(kept).toMatchObject({ closed: ['recent'] });
    });
    act(() => panel.dispose());

    server.requests.length = 0;
    await openSidebar(beginning);
    await findRow('SST');
    expect(rows()).toEqual(['Models', 'Ocean', 'SST', 'Salinity', 'b']);
    expect(row('SST').tabIndex).toBe(0);
    expect(server.requests).toEqual(['/a/catalog.json']);
    expect(button('Recent').getAttribute('aria-expanded')).toBe('false');
  });
});

describe('an address of the settings that is none', () => {
  it('is a row that says so, and takes no other with it', async () => {
    const settings = new MemorySettings();
    await settings.set('catalogs', [
      { url: 'https://' },
      { url: 'htps://a.org/models.json' },
      { url: '/data/my catalog.yaml' }
    ]);
    const { user } = await openSidebar({ settings, site: site() });
    expect(rows()).toEqual(['a', 'b', 'https:', 'models', 'my catalog']);
    for (const name of ['https:', 'models']) {
      await user.click(row(name));
      await findRow(/is not an address of the web/);
      await user.click(row(name));
    }
  });
});

describe('a sidebar without catalogs', () => {
  it('says what to do, and brings those of the site back', async () => {
    const { user, catalogs } = await openSidebar({ site: site().slice(1) });
    expect(screen.queryByText(/no catalog here yet/)).toBeNull();
    await act(() => catalogs.remove(server.at('/b/catalog.json')));
    expect(screen.getByText('There is no catalog here yet.')).toBeTruthy();
    expect(screen.queryByRole('tree')).toBeNull();
    expect(status()).toBe('0 catalogs');
    await user.click(button('Restore default catalogs'));
    expect(rows()).toEqual(['b']);
    expect(screen.queryByText(/no catalog here yet/)).toBeNull();
    expect(focused()).toBe('b');
  });
});

describe('the buttons', () => {
  it('read anew what is open, and close it', async () => {
    const { user } = await opened();
    server.documents.set('/a/catalog.json', catalog('Models', items('new')));
    await user.click(button('Refresh'));
    await findRow('new');
    expect(rows()).toEqual(['Models', 'new', 'b']);
    expect(server.requests).toEqual(['/a/catalog.json', '/a/catalog.json']);
    await user.click(button('Collapse all'));
    expect(rows()).toEqual(['Models', 'b']);
  });
});
