import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

import { CommandIDs } from '../../../commands';
import { storeV3 } from '../../../zarr/__tests__/documents';
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
  rows
} from '../../__tests__/openSidebar';
import { pages } from '../../__tests__/pages';
import { MemorySettings } from '../../settings';

type Parts = Awaited<ReturnType<typeof openSidebar>>;

let server: CatalogServer;

beforeEach(async () => {
  server = await serveTwoCatalogs();
});

afterEach(() => server.stop());

const site = () =>
  ['/a/catalog.json', '/b/catalog.json'].map(path => server.at(path));

const button = (name: string) => screen.getByRole('button', { name });

const message = () => screen.getByRole('alert').textContent;

describe('the form for a new catalog', () => {
  const field = () =>
    screen.getByRole('textbox', { name: 'Address of a catalog or dataset' });
  const form = () => screen.queryByRole('form', { name: 'Add catalog' });
  const enter = async (user: UserEvent, path: string) => {
    await user.paste(server.at(path));
    await user.keyboard('{Enter}');
  };
  /** Asks for the form with an address, as links do. */
  const ask = ({ commands }: Parts, path: string) =>
    act(async () => {
      const url = server.at(path);
      await commands.execute(CommandIDs.addCatalog, { url });
    });
  const urls = ({ catalogs }: Parts) => catalogs.catalogs.map(({ url }) => url);

  it('gives its field to whoever asks for it while it is open', async () => {
    const { user } = await openSidebar({ site: site() });
    await user.click(button('Add catalog'));
    await user.type(field(), 'https://a');
    await user.click(button('Add catalog'));
    expect(document.activeElement).toBe(field());
    expect(field()).toHaveProperty('value', 'https://a');
  });

  it('adds a catalog, opens it and goes there', async () => {
    const parts = await openSidebar({ site: site().slice(1) });
    const { user } = parts;
    expect(button('Add catalog').getAttribute('aria-expanded')).toBe('false');
    await user.click(button('Add catalog'));
    expect(button('Add catalog').getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(field());
    expect(button('Add')).toHaveProperty('disabled', true);
    await user.paste(`  ${server.at('/a/catalog.json')} `);
    await user.keyboard('{Enter}');
    await findRow('SST');
    expect(form()).toBeNull();
    expect(focused()).toBe('Models');
    expect(row('Models').getAttribute('aria-expanded')).toBe('true');
    expect(urls(parts)).toEqual([...site()].reverse());
    expect(server.requests).toEqual(['/a/catalog.json']);
  });

  it('opens the address of a dataset, which stays in the list', async () => {
    server.documents.set('/wind.zarr/zarr.json', storeV3({}));
    const parts = await openSidebar();
    await parts.user.click(button('Add catalog'));
    await enter(parts.user, '/wind.zarr');
    await waitFor(() => expect(parts.opened).toEqual(['wind']));
    const tree = screen.getByRole('tree', { name: 'Catalogs' });
    const [wind] = within(tree).getAllByRole('treeitem');
    expect(wind.getAttribute('aria-label')).toBe('wind');
    expect(wind.hasAttribute('aria-expanded')).toBe(false);
    expect(urls(parts)).toEqual([server.at('/wind.zarr')]);
  });

  it('keeps an address that cannot be read, and says why', async () => {
    server.documents.set('/page', '<!doctype html><p>Welcome');
    const parts = await openSidebar({ site: site() });
    const { user } = parts;
    await user.click(button('Add catalog'));
    expect(field().getAttribute('aria-invalid')).toBe('false');
    for (const [address, reason] of [
      ['nonsense', '“nonsense” is not an address of the web.'],
      [server.at('/page'), 'sent a web page, not a catalog.'],
      [server.at('/missing'), 'has nothing at this address (404).']
    ]) {
      await user.clear(field());
      await user.paste(address);
      await user.click(button('Add'));
      const alert = screen.getByRole('alert');
      await waitFor(() => expect(alert.textContent).toContain(reason));
      expect(field().getAttribute('aria-invalid')).toBe('true');
      expect(field()).toHaveProperty('value', address);
      expect(field().getAttribute('aria-describedby')).toBe(alert.id);
      expect(document.activeElement).toBe(field());
    }
    expect(urls(parts)).toEqual(site());
    await user.clear(field());
    await enter(user, '/a/Ocean.json');
    await findRow('SST depth');
    expect(form()).toBeNull();
  });

  it('adds no catalog twice', async () => {
    const parts = await openSidebar({ site: site() });
    await parts.user.click(row('a'));
    await parts.user.keyboard('{End}');
    await parts.user.click(button('Add catalog'));
    await enter(parts.user, '/a/catalog.json#top');
    await waitFor(() =>
      expect(message()).toBe('This catalog is already in the list.')
    );
    expect(urls(parts)).toEqual(site());
    expect(focused()).toBe('Models');
  });

  it('ends a search, so that what was added is seen', async () => {
    const { user } = await openSidebar({ site: site() });
    await user.type(screen.getByRole('searchbox'), 'b');
    await waitFor(() => expect(rows()).toEqual(['b']));
    await user.click(button('Add catalog'));
    await enter(user, '/a/Ocean.json');
    await findRow('SST depth');
    expect(rows()).toEqual(['a', 'b', 'Ocean', 'SST depth']);
    await waitFor(() =>
      expect(screen.getByRole('searchbox')).toHaveProperty('value', '')
    );
  });

  it('keeps the next address that is typed while one is awaited', async () => {
    const { user } = await openSidebar({ site: site().slice(1) });
    const end = server.hold('/a/catalog.json');
    await user.click(button('Add catalog'));
    await enter(user, '/a/catalog.json');
    await user.clear(field());
    await user.type(field(), 'https://b');
    end();
    await findRow('SST');
    await waitFor(() =>
      expect(form()?.getAttribute('aria-busy')).toBe('false')
    );
    expect(field()).toHaveProperty('value', 'https://b');
    expect(document.activeElement).toBe(field());
  });

  it('leaves whoever types elsewhere by then where they are', async () => {
    const { user } = await openSidebar({ site: site().slice(1) });
    const end = server.hold('/a/catalog.json');
    await user.click(button('Add catalog'));
    await enter(user, '/a/catalog.json');
    const box = screen.getByRole('searchbox');
    await user.type(box, 'b');
    end();
    await waitFor(() => expect(form()).toBeNull());
    expect(document.activeElement).toBe(box);
    expect(box).toHaveProperty('value', 'b');
  });

  it('opens no dataset over what somebody has gone on with by then', async () => {
    server.documents.set('/wind.zarr/zarr.json', storeV3({}));
    const parts = await openSidebar({ site: site() });
    const { user } = parts;
    const end = server.hold('/wind.zarr/zarr.json');
    await user.click(button('Add catalog'));
    await enter(user, '/wind.zarr');
    await user.click(row('a'));
    await user.keyboard('{Home}');
    end();
    await findRow('wind');
    await waitFor(() => expect(form()).toBeNull());
    expect(parts.opened).toEqual([]);
    expect(focused()).toBe('Models');
  });

  it('opens the dataset of a link, whatever has the focus', async () => {
    server.documents.set('/wind.zarr/zarr.json', storeV3({}));
    const parts = await openSidebar({ site: site() });
    const end = server.hold('/wind.zarr/zarr.json');
    await ask(parts, '/wind.zarr');
    await parts.user.click(screen.getByRole('searchbox'));
    end();
    await waitFor(() => expect(parts.opened).toEqual(['wind']));
  });

  it.each(['{Escape}', '{Tab}{Enter}'])(
    'is left with %s, whatever it waits for, and gives the focus back',
    async keys => {
      const release = server.hold('/slow.json');
      server.documents.set('/slow.json', catalog('Slow', items('slow')));
      const parts = await openSidebar({ site: site() });
      const { user } = parts;
      await user.click(button('Add catalog'));
      await enter(user, '/slow.json');
      expect(form()?.getAttribute('aria-busy')).toBe('true');
      expect(button('Add')).toHaveProperty('disabled', true);
      await waitFor(() => expect(server.requests).toEqual(['/slow.json']));
      await user.keyboard(keys);
      expect(form()).toBeNull();
      expect(focused()).toBe('a');
      await waitFor(() => expect(server.abandoned).toEqual(['/slow.json']));

      await user.click(button('Add catalog'));
      expect(field()).toHaveProperty('value', '');
      await enter(user, '/a/Ocean.json');
      await findRow('SST depth');
      release();
      expect(urls(parts)).toEqual([...site(), server.at('/a/Ocean.json')]);
    }
  );

  it('asks again for what sent a web page', async () => {
    server.documents.set('/x.json', '<!doctype html>Maintenance');
    const { user } = await openSidebar({ site: site() });
    await user.click(button('Add catalog'));
    await enter(user, '/x.json');
    await waitFor(() => expect(message()).toContain('web page'));
    server.documents.set('/x.json', catalog('X', items('x1')));
    await user.keyboard('{Enter}');
    await findRow('x1');
  });

  it('takes another address in place of a slow one', async () => {
    server.documents.set('/slow.json', catalog('Slow', items('slow')));
    const release = server.hold('/slow.json');
    const parts = await openSidebar({ site: site() });
    await ask(parts, '/slow.json');
    await waitFor(() => expect(server.requests).toEqual(['/slow.json']));
    await ask(parts, '/missing.json');
    await waitFor(() => expect(message()).toContain('404'));
    await waitFor(() => expect(server.abandoned).toEqual(['/slow.json']));
    release();
    expect(urls(parts)).toEqual(site());
    expect(field()).toHaveProperty('value', server.at('/missing.json'));
  });

  it('tries the same address again when it is asked for again', async () => {
    const parts = await openSidebar({ site: site() });
    await ask(parts, '/late.json');
    await waitFor(() => expect(message()).toContain('404'));
    server.documents.set('/late.json', catalog('Late', items('late')));
    await ask(parts, '/late.json');
    await findRow('late');
  });

  it('keeps what is typed when it is asked for again', async () => {
    const { user } = await openSidebar({ site: site() });
    await user.click(button('Add catalog'));
    await user.paste('https://');
    await user.click(button('Add catalog'));
    expect(field()).toHaveProperty('value', 'https://');
  });

  it('does not wait for the list of a catalog', async () => {
    server.documents.set('/p', { pages: '/p/1' });
    server.documents.set('/p/1', { names: ['x'] });
    const release = server.hold('/p/1');
    const { user, sources } = await openSidebar({ site: site() });
    sources.add(pages(server, sources));
    await user.click(button('Add catalog'));
    await enter(user, '/p');
    await waitFor(() => expect(server.requests).toContain('/p/1'));
    expect(form()).toBeNull();
    await user.click(screen.getByRole('searchbox'));
    release();
    await findRow('x');
    expect(focused()).toBe('Search catalogs');
  });

  it('opens no collection whose list came after it was left', async () => {
    const document = { pages: '/p/1', kind: 'collection' };
    server.documents.set('/p', document);
    server.documents.set('/p/1', { names: ['x'] });
    const release = server.hold('/p/1');
    const { user, sources, opened } = await openSidebar({ site: site() });
    sources.add(pages(server, sources));
    await user.click(button('Add catalog'));
    await enter(user, '/p');
    await waitFor(() => expect(server.requests).toContain('/p/1'));
    await user.click(button('Cancel'));
    release();
    await findRow('x');
    expect(opened).toEqual([]);
  });

  it('takes no focus when the settings are saved after it was left', async () => {
    const settings = new MemorySettings();
    const { user } = await openSidebar({ site: site(), settings });
    let save = () => {};
    const saved = new Promise<void>(resolve => (save = resolve));
    const set = settings.set.bind(settings);
    const slow = jest.spyOn(settings, 'set');
    slow.mockImplementation(async (key, value) => {
      await saved;
      await set(key, value);
    });
    await user.click(button('Add catalog'));
    await enter(user, '/a/Ocean.json');
    await waitFor(() => expect(slow).toHaveBeenCalled());
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('searchbox'));
    save();
    await findRow('Ocean');
    expect(focused()).toBe('Search catalogs');
  });

  it('gives the focus to its button where there is no catalog', async () => {
    const { user } = await openSidebar();
    await user.click(button('Add catalog'));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(button('Add catalog'));
  });
});
