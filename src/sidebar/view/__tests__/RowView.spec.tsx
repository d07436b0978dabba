import {
  act,
  fireEvent,
  screen,
  waitFor,
  within
} from '@testing-library/react';

import { CommandIDs } from '../../../commands';
import { catalog, children, items } from '../../__tests__/catalogServer';
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

import { openFirst, openTwo, place, serveTree } from './openTree';

let server: CatalogServer;

beforeEach(async () => {
  server = await serveTree();
});

afterEach(() => server.stop());

describe('a row that waits', () => {
  it('is told of with a Cancel button when it is slow', async () => {
    const release = server.hold('/a/catalog.json');
    const { user } = await openTwo(server);
    // The time of the page alone: what is on its way comes in its own.
    jest.useFakeTimers();
    fireEvent.click(row('a'));
    act(() => jest.advanceTimersByTime(900));
    expect(rows()).toEqual(['a', 'b']);
    act(() => jest.advanceTimersByTime(200));
    jest.useRealTimers();
    const slow = row('Loading…');
    expect(status()).toContain('loading…');
    await waitFor(() => expect(server.requests).toHaveLength(1));
    await user.click(within(slow).getByRole('button', { name: 'Cancel' }));
    expect(rows()).toEqual(['a', 'b']);
    expect(focused()).toBe('a');
    expect(status()).toBe('2 catalogs');
    await waitFor(() => expect(server.abandoned).toEqual(['/a/catalog.json']));
    release();
  });

  it('is cancelled with Escape; a late answer does not replace a newer one', async () => {
    const release = server.hold('/a/catalog.json');
    const { user } = await openTwo(server);
    await user.click(row('a'));
    await waitFor(() => expect(server.requests).toHaveLength(1));
    await user.keyboard('{Escape}');
    expect(place('a')).toEqual(['1', '1', '2', 'false']);
    server.documents.set('/a/catalog.json', catalog('New', items('new')));
    await user.keyboard('{ArrowRight}');
    await findRow('new');
    release();
    await waitFor(() => expect(server.abandoned).toEqual(['/a/catalog.json']));
    expect(rows()).toEqual(['New', 'new', 'b']);
  });

  it('keeps what it holds while it is read anew, twice', async () => {
    const { user } = await openFirst(server);
    server.documents.set('/a/catalog.json', catalog('Two', items('two')));
    const release = server.hold('/a/catalog.json');
    const refresh = screen.getByRole('button', { name: 'Refresh' });
    await user.click(refresh);
    await waitFor(() => expect(server.requests).toHaveLength(2));
    expect(rows()).toEqual(['Models', 'Ocean', 'SST', 'Salinity', 'b']);
    server.documents.set('/a/catalog.json', catalog('Three', items('three')));
    await user.click(refresh);
    await findRow('three');
    release();
    await waitFor(() => expect(server.abandoned).toHaveLength(1));
    expect(rows()).toEqual(['Three', 'three', 'b']);
  });
});

describe('a row that fails', () => {
  it('says why, below it, and is asked again', async () => {
    server.documents.delete('/a/Ocean.json');
    const { user } = await openFirst(server);
    await user.keyboard('{ArrowDown}{ArrowRight}');
    const failure = await findRow(/nothing at this address \(404\)/);
    expect(rows()).toEqual([
      'Models',
      'Ocean',
      failure.getAttribute('aria-label'),
      'SST',
      'Salinity',
      'b'
    ]);
    expect(failure.getAttribute('aria-level')).toBe('3');
    expect(failure.textContent).toMatch(/It may have moved.*Retry$/);
    expect(status()).toBe('2 catalogs · 3 entries loaded · 1 error');
    server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
    await user.click(within(failure).getByRole('button', { name: 'Retry' }));
    await findRow('Depth');
    expect(focused()).toBe('Ocean');
    expect(status()).toBe('2 catalogs · 4 entries loaded');
  });

  it('is asked again, too, when its answer was broken', async () => {
    server.documents.set('/a/Ocean.json', '{"links": [');
    const { user } = await openFirst(server);
    await user.click(row('Ocean'));
    const failure = await findRow(/ends too early/);
    server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
    await user.click(within(failure).getByRole('button', { name: 'Retry' }));
    await findRow('Depth');
  });

  it('is asked again by the keyboard', async () => {
    server.documents.delete('/a/Ocean.json');
    const { user } = await openFirst(server);
    await user.keyboard('{ArrowDown}{ArrowRight}');
    await findRow(/404/);
    server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
    await user.keyboard('{ArrowDown}{Enter}');
    await findRow('Depth');
    expect(focused()).toBe('Ocean');
  });

  it('never hides its siblings', async () => {
    const links = [
      'null',
      '{"rel": "child", "href": null}',
      '{"rel": "item", "href": "sound.json", "title": NaN}',
      '{"rel": "child", "href": "https://[", "title": "Nowhere"}',
      '{"rel": "child", "href": "last.json"}'
    ];
    server.documents.set(
      '/b/catalog.json',
      `{"type": "Catalog", "stac_version": "1.0.0", "id": "B", "description": "",
        "links": [${links.join()}]}`
    );
    const { user } = await openTwo(server);
    await user.click(row('b'));
    await findRow('sound');
    await user.click(row('Nowhere'));
    await findRow(/not an address of the web/);
    expect(rows().slice(1)).toEqual([
      'B',
      'sound',
      'Nowhere',
      '“https://[” is not an address of the web. Addresses begin with https:// or http://, paths on disk with a slash.',
      'last'
    ]);
  });

  it('is not opened again below itself', async () => {
    const self = [{ rel: 'child' as const, title: 'Self', href: 'Ocean.json' }];
    server.documents.set('/a/Ocean.json', catalog('Ocean', self));
    const { user } = await openFirst(server);
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect((await findRow('Self')).textContent).toContain('see above');
    expect(place('Self')).toEqual(['3', '1', '1', null]);
    await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(focused()).toBe('Self');
    expect(server.requests).toEqual(['/a/catalog.json', '/a/Ocean.json']);
  });

  it('is known below itself when it is first read', async () => {
    const self = { rel: 'child', title: 'Self', href: 'catalog.json' } as const;
    server.documents.set('/b/catalog.json', catalog('B', [self]));
    const { user } = await openTwo(server);
    await user.click(row('b'));
    expect((await findRow('Self')).textContent).toContain('see above');
  });

  it('says when there is nothing in it', async () => {
    const { user } = await openTwo(server);
    await user.click(row('b'));
    expect((await findRow('Nothing in here')).textContent).toBe(
      'Nothing in here'
    );
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
    await user.type(searchBox(), 'gone');
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
