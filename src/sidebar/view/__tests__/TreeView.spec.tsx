import {
  act,
  fireEvent,
  screen,
  waitFor,
  within
} from '@testing-library/react';

import {
  catalog,
  children,
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

let server: CatalogServer;

beforeEach(async () => {
  server = await serveTwoCatalogs();
  server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
});

afterEach(() => server.stop());

/** Two catalogs, of which nothing has been read. */
function closed() {
  return openSidebar({
    site: ['/a/catalog.json', '/b/catalog.json'].map(path => server.at(path))
  });
}

/** The first of them open; its row has the focus. */
async function opened() {
  const parts = await closed();
  await parts.user.click(row('a'));
  await findRow('SST');
  return parts;
}

function place(name: string) {
  const element = row(name);
  return ['level', 'posinset', 'setsize', 'expanded'].map(attribute =>
    element.getAttribute(`aria-${attribute}`)
  );
}

function scrollTo(pixels: number): void {
  const list = screen.getByRole('tree').parentElement as HTMLElement;
  list.scrollTop = pixels;
  fireEvent.scroll(list);
}

const status = () => screen.getByRole('status').textContent;

describe('TreeView', () => {
  it('tells where each row stands', async () => {
    const { user } = await opened();
    await user.keyboard('{ArrowDown}{Enter}');
    await findRow('Depth');
    const tree = screen.getByRole('tree', { name: 'Catalogs' });
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(6);
    expect(place('Models')).toEqual(['1', '1', '2', 'true']);
    expect(place('Ocean')).toEqual(['2', '1', '3', 'true']);
    expect(place('Depth')).toEqual(['3', '1', '1', null]);
    expect(place('Salinity')).toEqual(['2', '3', '3', null]);
    expect(place('b')).toEqual(['1', '2', '2', 'false']);
  });

  it('asks for nothing before it is opened, and is busy until it is answered', async () => {
    const release = server.hold('/a/catalog.json');
    const { user } = await closed();
    expect(server.requests).toEqual([]);
    await user.click(row('a'));
    expect(row('a').getAttribute('aria-busy')).toBe('true');
    expect(row('a').getAttribute('aria-expanded')).toBe('true');
    expect(row('b').hasAttribute('aria-busy')).toBe(false);
    release();
    await findRow('SST');
    expect(row('Models').hasAttribute('aria-busy')).toBe(false);
    expect(server.requests).toEqual(['/a/catalog.json']);
  });

  it('lets Tab reach one row, which moves with the keys', async () => {
    const { user } = await opened();
    const reachable = () =>
      screen
        .getAllByRole('treeitem')
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(element => element.getAttribute('aria-label'));
    expect(reachable()).toEqual(['Models']);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(reachable()).toEqual(['SST']);
    expect(focused()).toBe('SST');
    await user.tab({ shift: true });
    expect(focused()).toBe('Collapse all');
    await user.tab();
    expect(focused()).toBe('SST');
  });

  it('gives the focus to where the keys lead', async () => {
    const { user } = await opened();
    const steps = [
      ['{ArrowDown}', 'Ocean'],
      ['{End}', 'b'],
      ['{ArrowUp}', 'Salinity'],
      ['{ArrowLeft}', 'Models'],
      ['{PageDown}', 'b'],
      ['{Home}', 'Models'],
      ['s', 'SST'],
      ['{Control>}{Home}{/Control}', 'SST'],
      ['{Alt>}{ArrowUp}{/Alt}', 'SST']
    ];
    for (const [keys, name] of steps) {
      await user.keyboard(keys);
      expect([keys, focused()]).toEqual([keys, name]);
    }
  });

  it('opens with the right arrow and closes with the left one', async () => {
    const { user } = await opened();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    await findRow('Depth');
    expect(focused()).toBe('Ocean');
    await user.keyboard('{ArrowRight}');
    expect(focused()).toBe('Depth');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(focused()).toBe('Ocean');
    expect(rows()).toEqual(['Models', 'Ocean', 'SST', 'Salinity', 'b']);
    await user.keyboard('{ArrowRight}');
    expect(rows()).toContain('Depth');
    expect(server.requests).toEqual(['/a/catalog.json', '/a/Ocean.json']);
  });

  it.each(['{Enter}', ' '])('opens a dataset with “%s”', async key => {
    const { user, opened: datasets } = await opened();
    await user.keyboard(`{ArrowDown}{ArrowDown}${key}`);
    expect(datasets).toEqual(['SST']);
    await user.keyboard(`{ArrowUp}${key}`);
    await findRow('Depth');
    await user.keyboard(key);
    expect(rows()).not.toContain('Depth');
    expect(datasets).toEqual(['SST']);
  });

  it('leaves the keys of the context menu to the browser', async () => {
    await opened();
    for (const key of [
      { key: 'F10', shiftKey: true },
      { key: 'ContextMenu' }
    ]) {
      expect(fireEvent.keyDown(row('Models'), key)).toBe(true);
    }
    expect(fireEvent.keyDown(row('Models'), { key: 'ArrowDown' })).toBe(false);
  });

  it('unfolds a collection with its arrow, and opens it with Enter', async () => {
    const asset = { data: { href: 'data.zarr', type: 'application/vnd+zarr' } };
    const whole = catalog('Ocean', items('Part'));
    server.documents.set('/a/Ocean.json', { ...whole, assets: asset });
    const { user, opened: datasets } = await opened();
    await user.keyboard('{ArrowDown}{ArrowRight}');
    await findRow('Part');
    await user.keyboard('{Enter}');
    expect(datasets).toEqual(['Ocean']);
    const tree = screen.getByRole('tree', { name: 'Catalogs' });
    const ocean = within(tree).getByRole('treeitem', { name: 'Ocean' });
    await user.click(ocean.querySelector('.jp-CloudifyRow-twisty') as Element);
    expect(rows()).not.toContain('Part');
    expect(datasets).toEqual(['Ocean']);
  });

  it('goes up where the row with the focus goes away', async () => {
    const { user, sidebar } = await opened();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    act(() => sidebar.collapseAll());
    expect(focused()).toBe('Models');
    expect(rows()).toEqual(['Models', 'b']);
  });

  it('shows hostile text as text, and not all of it', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const long = 'long '.repeat(100);
    const links = [...children(title), ...items(long)];
    server.documents.set('/b/catalog.json', catalog('B', links));
    const { user } = await closed();
    await user.click(row('b'));
    expect((await findRow(title)).textContent).toContain(title);
    expect(document.querySelector('img')).toBeNull();
    expect(row(/^long/).textContent).toMatch(/^(long ){60}…/);
  });

  it('names headings over many siblings, and not in each of them again', async () => {
    const names = ['atmos', 'ocean'].flatMap(realm =>
      ['1h', 'daily', 'monthly', 'yearly'].map(name => `run.${realm}.${name}`)
    );
    server.documents.set('/b/catalog.json', catalog('B', items(...names)));
    const { user, opened: datasets } = await closed();
    await user.click(row('b'));
    await findRow('atmos · daily');
    expect(place('ocean')).toEqual(['2', '2', '2', 'true']);
    expect(place('ocean · daily')).toEqual(['3', '2', '4', null]);
    expect(row('ocean').textContent).toBe('ocean4');
    expect(row('ocean · daily').textContent).toMatch(/^daily/);
    await user.click(row('atmos'));
    expect(place('atmos')).toEqual(['2', '1', '2', 'false']);
    expect(rows()).not.toContain('atmos · monthly');
    await user.click(row('ocean · monthly'));
    expect(datasets).toEqual(['ocean · monthly']);
  });
});

describe('a row that waits', () => {
  it('is told of with a Cancel button when it is slow', async () => {
    const release = server.hold('/a/catalog.json');
    const { user } = await closed();
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
    const { user } = await closed();
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
    const { user } = await opened();
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
    const { user } = await opened();
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
    const { user } = await opened();
    await user.click(row('Ocean'));
    const failure = await findRow(/ends too early/);
    server.documents.set('/a/Ocean.json', catalog('Ocean', items('Depth')));
    await user.click(within(failure).getByRole('button', { name: 'Retry' }));
    await findRow('Depth');
  });

  it('is asked again by the keyboard', async () => {
    server.documents.delete('/a/Ocean.json');
    const { user } = await opened();
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
    const { user } = await closed();
    await user.click(row('b'));
    await findRow('sound');
    await user.click(row('Nowhere'));
    await findRow(/not an address of the web/);
    expect(rows().slice(1)).toEqual([
      'B',
      'sound',
      'Nowhere',
      'This is not an address of the web: https://[ Addresses begin with https:// or http://, paths on disk with a slash.',
      'last'
    ]);
  });

  it('is not opened again below itself', async () => {
    const self = [{ rel: 'child' as const, title: 'Self', href: 'Ocean.json' }];
    server.documents.set('/a/Ocean.json', catalog('Ocean', self));
    const { user } = await opened();
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
    const { user } = await closed();
    await user.click(row('b'));
    expect((await findRow('Self')).textContent).toContain('see above');
  });

  it('says when there is nothing in it', async () => {
    const { user } = await closed();
    await user.click(row('b'));
    expect((await findRow('Nothing in here')).textContent).toBe(
      'Nothing in here'
    );
  });
});

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
    const { user } = await closed();
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
    const { user } = await closed();
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
