import { act, fireEvent, screen, within } from '@testing-library/react';

import { catalog, children, items } from '../../__tests__/catalogServer';
import type { CatalogServer } from '../../__tests__/catalogServer';
import { findRow, focused, row, rows } from '../../__tests__/openSidebar';

import { openFirst, openTwo, place, serveTree } from './openTree';

let server: CatalogServer;

beforeEach(async () => {
  server = await serveTree();
});

afterEach(() => server.stop());

describe('TreeView', () => {
  it('tells where each row stands', async () => {
    const { user } = await openFirst(server);
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
    const { user } = await openTwo(server);
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
    const { user } = await openFirst(server);
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
    const { user } = await openFirst(server);
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
    const { user } = await openFirst(server);
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
    const { user, opened: datasets } = await openFirst(server);
    await user.keyboard(`{ArrowDown}{ArrowDown}${key}`);
    expect(datasets).toEqual(['SST']);
    await user.keyboard(`{ArrowUp}${key}`);
    await findRow('Depth');
    await user.keyboard(key);
    expect(rows()).not.toContain('Depth');
    expect(datasets).toEqual(['SST']);
  });

  it('leaves the keys of the context menu to the browser', async () => {
    await openFirst(server);
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
    const { user, opened: datasets } = await openFirst(server);
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
    const { user, sidebar } = await openFirst(server);
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
    const { user } = await openTwo(server);
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
    const { user, opened: datasets } = await openTwo(server);
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
