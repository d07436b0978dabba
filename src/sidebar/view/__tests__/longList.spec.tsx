import { act, fireEvent, screen, waitFor } from '@testing-library/react';

import { catalog, children } from '../../__tests__/catalogServer';
import type { CatalogServer } from '../../__tests__/catalogServer';
import {
  findRow,
  focused,
  openSidebar,
  row,
  rows,
  status
} from '../../__tests__/openSidebar';
import { pages } from '../../__tests__/pages';

import { openTwo, place, serveTree } from './openTree';

let server: CatalogServer;

beforeEach(async () => {
  server = await serveTree();
});

afterEach(() => server.stop());

function scrollTo(pixels: number): void {
  const list = screen.getByRole('tree').parentElement as HTMLElement;
  list.scrollTop = pixels;
  fireEvent.scroll(list);
}

describe('a long list', () => {
  /** A list of fifty rows and a second page, which is not yet asked for. */
  async function openPages(second: unknown = { names: ['last'] }) {
    const names = Array.from({ length: 50 }, (_, i) => `Name ${i}`);
    server.documents.set('/p', { pages: '/p/1' });
    server.documents.set('/p/1', { names, next: '/p-2' });
    server.documents.set('/p-2', second);
    const parts = await openSidebar({ site: [server.at('/p')] });
    parts.sources.add(pages(server, parts.sources));
    await parts.user.click(row('p'));
    await findRow('Name 0');
    return parts;
  }

  it('is in the page where it is on the screen', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `Child ${i}`);
    server.documents.set('/b/catalog.json', catalog('B', children(...names)));
    const { user } = await openTwo(server);
    await user.click(row('b'));
    await findRow('Child 0');
    expect(status()).toBe('2 catalogs · 10000 entries loaded');
    expect(rows().length).toBeLessThan(40);
    await user.keyboard('{PageDown}');
    expect(focused()).toBe('Child 18');
    await user.keyboard('{End}');
    expect(focused()).toBe('Child 9999');
    expect(place('Child 9999')).toEqual(['2', '10000', '10000', 'false']);
    expect(rows().length).toBeLessThan(40);
    await user.keyboard('{ArrowLeft}');
    expect(focused()).toBe('B');
    expect(server.requests).toEqual(['/b/catalog.json']);
  });

  it('has other rows in the page when it is scrolled, and the active one', async () => {
    const names = Array.from({ length: 1000 }, (_, i) => `Child ${i}`);
    server.documents.set('/b/catalog.json', catalog('B', children(...names)));
    const { user } = await openTwo(server);
    await user.click(row('b'));
    await findRow('Child 0');
    scrollTo(24 * 500);
    await findRow('Child 510');
    expect(rows()).not.toContain('Child 10');
    expect(rows()).toContain('B');
    expect(focused()).toBe('B');
  });

  it('is read on when its end comes near the screen', async () => {
    await openPages();
    expect(place('Name 0')).toEqual(['2', '1', '-1', null]);
    expect(server.requests).toEqual(['/p', '/p/1']);
    scrollTo(24 * 50);
    await findRow('last');
    expect(server.requests).toEqual(['/p', '/p/1', '/p-2']);
    expect(place('last')).toEqual(['2', '51', '51', null]);
  });

  it('has its end where End leads, though it is read on', async () => {
    const { user } = await openPages();
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('51 entries'));
    expect(focused()).toBe('Name 49');
    await user.keyboard('{End}');
    expect(focused()).toBe('last');
  });

  it('is asked again for a page that was broken, and read anew with all', async () => {
    const { user } = await openPages('{"names": [');
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('1 error'));
    await user.keyboard('{End}');
    expect(focused()).toMatch(/ends too early/);
    server.documents.set('/p-2', { names: ['whole'] });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(status()).toContain('51 entries'));
    expect(focused()).toBe('Name 49');
    server.requests.length = 0;
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(status()).toContain('50 entries'));
    act(() => row('Name 49').focus());
    await user.keyboard('{End}');
    await waitFor(() => expect(status()).toContain('51 entries'));
    expect(server.requests).toEqual(['/p', '/p/1', '/p-2']);
  });
});
