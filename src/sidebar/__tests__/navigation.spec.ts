import { CatalogTree } from '../model';
import { TreeNavigation } from '../navigation';

import { datasets, HandMadeSources, node, settled } from './handMadeSources';

const ROOT = 'https://a.org/root';

/** Rows that fit on the screen. */
const PAGE = 3;

let sources: HandMadeSources;
let tree: CatalogTree;
let navigation: TreeNavigation;

/** Three catalogs; the first is open, and in it a catalog and datasets. */
beforeEach(async () => {
  sources = new HandMadeSources();
  tree = new CatalogTree(sources);
  navigation = new TreeNavigation(tree);
  const hrefs = [ROOT, 'https://a.org/second', 'https://a.org/third'];
  tree.setRoots(
    hrefs.map(href => ({ id: href, entry: node(href), label: null }))
  );
  void tree.expand(tree.roots[0]);
  await settled();
  await sources.pending[0].answer([
    node(`${ROOT}/ocean`),
    node(`${ROOT}/salt`, 'dataset'),
    node(`${ROOT}/Sea ice`, 'dataset'),
    ...datasets(ROOT, 2)
  ]);
  jest.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => jest.useRealTimers());

function press(...keys: string[]): boolean[] {
  return keys.map(key => navigation.press(key, PAGE));
}

function active(): string | null {
  const row = tree.active;
  return row?.kind === 'entry' ? row.node.label.join(' · ') : null;
}

const isOpen = (name: string) =>
  tree.rows.some(
    row => row.kind === 'entry' && row.node.text === name && row.expanded
  );

describe('TreeNavigation', () => {
  it.each([
    ['ArrowDown', 'ocean'],
    ['ArrowDown ArrowDown ArrowUp', 'ocean'],
    ['ArrowUp', 'root'],
    ['End', 'third'],
    ['End ArrowDown', 'third'],
    ['End Home', 'root'],
    ['PageDown', 'Sea ice'],
    ['PageDown PageDown PageDown', 'third'],
    ['End PageUp', 'set0'],
    ['PageDown PageUp PageUp', 'root'],
    ['ArrowRight', 'ocean'],
    ['ArrowDown ArrowDown ArrowRight', 'salt'],
    ['ArrowDown ArrowDown ArrowLeft', 'root'],
    ['End ArrowLeft', 'third']
  ])('goes with %s to %s', (keys, name) => {
    expect(press(...keys.split(' '))).not.toContain(false);
    expect(active()).toBe(name);
  });

  it('opens with the right arrow, goes in, out, and closes with the left one', async () => {
    press('ArrowDown', 'ArrowRight');
    expect(isOpen('ocean')).toBe(true);
    expect(active()).toBe('ocean');
    press('ArrowRight');
    expect(active()).toBe('ocean');
    await settled();
    await sources.pending[0].answer(datasets(`${ROOT}/ocean`, 1, 7));
    press('ArrowRight');
    expect(active()).toBe('set7');
    press('ArrowLeft');
    expect(active()).toBe('ocean');
    press('ArrowLeft');
    expect(isOpen('ocean')).toBe(false);
    expect(isOpen('root')).toBe(true);
  });

  it.each([
    ['s', 'salt'],
    ['S', 'salt'],
    ['se', 'Sea ice'],
    ['sea ', 'Sea ice'],
    ['set1', 'set1'],
    ['sex', 'Sea ice'],
    ['r', 'root']
  ])('goes to what begins with “%s”', (typed, name) => {
    expect(press(...typed)).not.toContain(false);
    expect(active()).toBe(name);
  });

  it('stays where the next letters still mean the same', () => {
    press('ArrowDown', 'ArrowDown', 's');
    expect(active()).toBe('Sea ice');
    press('e');
    expect(active()).toBe('Sea ice');
    press('t');
    expect(active()).toBe('set0');
  });

  it('goes on with the same letter after a pause, and around', () => {
    const visited = Array.from({ length: 6 }, () => {
      press('s');
      jest.advanceTimersByTime(1000);
      return active();
    });
    expect(visited).toEqual([
      'salt',
      'Sea ice',
      'set0',
      'set1',
      'second',
      'salt'
    ]);
  });

  it('leaves a blank that begins no word, and all other keys', () => {
    expect(press(' ', 'Enter', 'Escape', 'Tab', 'F10', 'ContextMenu')).toEqual(
      Array(6).fill(false)
    );
    expect(active()).toBe('root');
  });

  it('types the words that are seen below a heading', async () => {
    const names = ['atmos', 'ocean'].flatMap(realm =>
      ['1h', 'daily', 'monthly', 'yearly'].map(name => `run.${realm}.${name}`)
    );
    void tree.expand(tree.roots[1]);
    await settled();
    await sources.pending[0].answer(
      names.map(name => node(`https://a.org/second/${name}`, 'dataset'))
    );
    press('m');
    expect(active()).toBe('atmos · monthly');
    press('ArrowLeft');
    expect(tree.active).toMatchObject({ kind: 'group', expanded: true });
    press('ArrowLeft');
    expect(tree.active).toMatchObject({ kind: 'group', expanded: false });
    press('ArrowLeft');
    expect(active()).toBe('second');
    jest.advanceTimersByTime(1000);
    press('m');
    expect(active()).toBe('ocean · monthly');
  });

  it('stays where there are no rows', () => {
    tree.search('nowhere');
    expect(press('ArrowDown', 'End', 'ArrowLeft', 'ArrowRight', 's')).toEqual(
      Array(5).fill(true)
    );
    expect(tree.active).toBeNull();
  });
});
