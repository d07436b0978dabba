import { Failure } from '../../net';
import { CatalogTree } from '../model';
import type { IRoot } from '../model';
import { TreeNode } from '../node';
import type { ITreeState } from '../restoring';
import type { Row } from '../rows';

import { datasets, HandMadeSources, node, settled } from './handMadeSources';

const ROOT = 'https://a.org/root';

function rootAt(href: string): IRoot {
  const entry = node(href);
  return { id: href, entry, label: null };
}

function open(sources: HandMadeSources, state?: ITreeState): CatalogTree {
  const tree = new CatalogTree(sources, state);
  tree.setRoots([rootAt(ROOT)]);
  return tree;
}

/** A tree whose root holds three datasets, or what is given. */
async function opened(
  sources: HandMadeSources,
  entries = datasets(ROOT, 3)
): Promise<CatalogTree> {
  const tree = open(sources);
  void tree.expand(tree.roots[0]);
  await settled();
  await sources.pending[0].answer(entries);
  return tree;
}

function text(row: Row): string {
  switch (row.kind) {
    case 'entry':
      return row.node.label.join(' · ');
    case 'group':
      return `[${row.group.label.join(' · ')}]`;
    default:
      return `(${row.kind})`;
  }
}

function texts(tree: CatalogTree): string[] {
  return tree.rows.map(text);
}

/** The node of a visible row. */
function find(tree: CatalogTree, label: string): TreeNode {
  const row = tree.rows.find(row => text(row) === label);
  if (row?.kind !== 'entry') {
    throw new Error(`No row ${label} in ${texts(tree).join(', ')}`);
  }
  return row.node;
}

describe('CatalogTree', () => {
  let sources: HandMadeSources;

  beforeEach(() => {
    sources = new HandMadeSources();
  });

  it('asks for nothing before a node is opened, and then once', async () => {
    const tree = open(sources);
    await settled();
    expect(sources.asked).toEqual([]);
    void tree.expand(tree.roots[0]);
    void tree.expand(tree.roots[0]);
    await settled();
    expect(sources.asked).toEqual([ROOT]);
    await sources.pending[0].answer(datasets(ROOT, 2));
    tree.collapse(tree.roots[0]);
    expect(texts(tree)).toEqual(['root']);
    await tree.expand(tree.roots[0]);
    expect(texts(tree)).toEqual(['root', 'set0', 'set1']);
    expect(sources.asked).toEqual([ROOT]);
  });

  it('tells level, position and number of siblings', async () => {
    const tree = await opened(sources);
    const { level, position, size } = tree.rows[2];
    expect([level, position, size]).toEqual([2, 2, 3]);
  });

  it('shows a failure below its node, and retries it', async () => {
    const tree = open(sources);
    void tree.expand(tree.roots[0]);
    await settled();
    await sources.pending[0].fail(
      new Failure('http', { url: ROOT, status: 500 })
    );
    expect(texts(tree)).toEqual(['root', '(failure)']);
    expect(tree.summary.failed).toBe(1);
    void tree.retry(tree.roots[0]);
    expect(tree.summary).toMatchObject({ failed: 0, loading: 1 });
    await settled();
    await sources.pending[0].answer(datasets(ROOT, 1));
    expect(texts(tree)).toEqual(['root', 'set0']);
  });

  it('keeps siblings usable when one of them fails', async () => {
    const tree = await opened(sources, [
      node(`${ROOT}/bad`),
      ...datasets(ROOT, 1)
    ]);
    void tree.expand(find(tree, 'bad'));
    await settled();
    await sources.pending[0].fail(new Failure('timed-out', { url: ROOT }));
    expect(texts(tree)).toEqual(['root', 'bad', '(failure)', 'set0']);
  });

  it('ends the request of a node that is closed, and drops its answer', async () => {
    const tree = open(sources);
    void tree.expand(tree.roots[0]);
    await settled();
    const [late] = sources.pending;
    tree.collapse(tree.roots[0]);
    expect(late.signal?.aborted).toBe(true);
    void tree.expand(tree.roots[0]);
    await settled();
    await late.answer(datasets(ROOT, 9));
    expect(texts(tree)).toEqual(['root']);
    await sources.pending[0].answer(datasets(ROOT, 1));
    expect(texts(tree)).toEqual(['root', 'set0']);
  });

  it('tells of a request only when it is slow, and cancels it', async () => {
    jest.useFakeTimers();
    try {
      const tree = open(sources);
      void tree.expand(tree.roots[0]);
      await settled();
      jest.advanceTimersByTime(900);
      expect(texts(tree)).toEqual(['root']);
      jest.advanceTimersByTime(200);
      expect(texts(tree)).toEqual(['root', '(loading)']);
      tree.cancel(tree.roots[0]);
      expect(texts(tree)).toEqual(['root']);
      expect(sources.pending[0].signal?.aborted).toBe(true);
      expect(tree.summary).toMatchObject({ failed: 0, loading: 0 });
    } finally {
      jest.useRealTimers();
    }
  });

  it('reads further pages, and ends where a server repeats a cursor', async () => {
    const tree = open(sources);
    const [root] = tree.roots;
    void tree.expand(root);
    await settled();
    await sources.pending[0].answer(datasets(ROOT, 2), 'p2');
    expect(texts(tree)).toEqual(['root', 'set0', 'set1', '(more)']);
    expect(tree.rows[1].size).toBe(-1);
    void tree.more(root);
    void tree.more(root);
    await settled();
    expect(sources.pending.map(({ cursor }) => cursor)).toEqual(['p2']);
    await sources.pending[0].answer(datasets(ROOT, 2, 1), 'p2');
    expect(texts(tree)).toEqual(['root', 'set0', 'set1', 'set2']);
  });

  it('keeps what it has when a further page fails or is cancelled', async () => {
    const tree = open(sources);
    const [root] = tree.roots;
    void tree.expand(root);
    await settled();
    await sources.pending[0].answer(datasets(ROOT, 1), 'p2');
    void tree.more(root);
    await settled();
    await sources.pending[0].fail(new Failure('unreachable', { url: ROOT }));
    expect(texts(tree)).toEqual(['root', 'set0', '(failure)']);
    void tree.retry(root);
    await settled();
    expect(sources.pending[0].cursor).toBe('p2');
    tree.cancel(root);
    expect(texts(tree)).toEqual(['root', 'set0', '(failure)']);
    expect(tree.summary.failed).toBe(0);
  });

  it('shows a child that is its own ancestor, but does not open it', async () => {
    const tree = await opened(sources, [node(ROOT), ...datasets(ROOT, 1)]);
    const cycle = tree.roots[0].items[0];
    expect(cycle.isCycle).toBe(true);
    await tree.expand(cycle);
    expect(texts(tree)).toEqual(['root', 'root', 'set0']);
    expect(sources.asked).toEqual([ROOT]);
  });

  it('takes an entry that a catalog names twice for one', async () => {
    const [once] = datasets(ROOT, 1);
    const tree = await opened(sources, [once, once]);
    expect(texts(tree)).toEqual(['root', 'set0']);
  });

  it('finds out what a catalog is that only has an address', async () => {
    const tree = new CatalogTree(sources);
    const url = 'https://a.org/store.zarr';
    const entry = { ...node(url), source: '', title: 'a.org' };
    tree.setRoots([{ id: url, entry, label: null }]);
    expect(tree.roots[0].isOpenable).toBe(false);
    await tree.expand(tree.roots[0]);
    expect(tree.roots[0].isOpenable).toBe(true);
    expect(tree.roots[0].isExpandable).toBe(false);
    expect(texts(tree)).toEqual(['store.zarr']);
    expect(sources.asked).toEqual([]);
  });

  it('takes the title of a catalog, but not in place of a person’s', async () => {
    const tree = new CatalogTree(sources);
    const root = (name: string, label: string[] | null): IRoot => {
      const entry = node(`https://a.org/${name}`);
      return { id: entry.href, entry, label };
    };
    tree.setRoots([root('one', null), root('two', ['Mine'])]);
    for (const top of tree.roots) {
      void tree.expand(top);
      await settled();
      const self = { ...top.entry, title: 'Its own' };
      await sources.pending[0].turnOut(self, datasets(ROOT, 1));
    }
    expect(texts(tree)).toEqual(['Its own', 'set0', 'Mine', 'set0']);
  });

  it('reads anew what is open, and keeps it open', async () => {
    const tree = await opened(sources, [node(`${ROOT}/a`), node(`${ROOT}/b`)]);
    for (const name of ['a', 'b']) {
      void tree.expand(find(tree, name));
      await settled();
      await sources.pending[0].answer(datasets(`${ROOT}/${name}`, 1));
    }
    tree.collapse(find(tree, 'b'));
    void tree.refresh(tree.roots[0]);
    await settled();
    expect(sources.forgotten).toEqual(
      expect.arrayContaining([ROOT, `${ROOT}/a`, `${ROOT}/b`])
    );
    expect(sources.pending.map(({ href }) => href)).toEqual([
      ROOT,
      `${ROOT}/a`
    ]);
    expect(texts(tree)).toEqual(['root', 'a', 'set0', 'b']);
    const [whole, a] = sources.pending;
    await whole.answer([node(`${ROOT}/new`), node(`${ROOT}/a`)]);
    await a.answer(datasets(`${ROOT}/a`, 2));
    expect(texts(tree)).toEqual(['root', 'new', 'a', 'set0', 'set1']);
  });

  it('learns anew what is hosted when it is read anew', async () => {
    sources.gone.add(`${ROOT}/set1`);
    const tree = await opened(sources);
    await settled();
    expect(find(tree, 'set1').isHosted).toBe(false);
    const changes = tree.version;
    const refreshed = tree.refresh(tree.roots[0]);
    await settled();
    await sources.pending[0].answer(datasets(ROOT, 3));
    await refreshed;
    expect(find(tree, 'set1').isHosted).toBeNull();
    expect(tree.version).toBeGreaterThan(changes);
  });

  it('keeps the active row through changes, and goes up where it is gone', async () => {
    const tree = await opened(sources);
    tree.activate(2);
    tree.setRoots([rootAt('https://a.org/before'), rootAt(ROOT)]);
    expect(tree.active && text(tree.active)).toBe('set1');
    tree.collapse(tree.roots[1]);
    expect(tree.active && text(tree.active)).toBe('root');
    tree.setRoots([rootAt('https://a.org/before')]);
    expect(tree.active && text(tree.active)).toBe('before');
  });

  it('opens again what was open, with a request for each', async () => {
    const before = await opened(sources, [
      node(`${ROOT}/a`),
      node(`${ROOT}/b`)
    ]);
    void before.expand(find(before, 'a'));
    await settled();
    await sources.pending[0].answer(datasets(`${ROOT}/a`, 3));
    before.activate(3);
    const state = JSON.parse(JSON.stringify(before.state()));

    sources = new HandMadeSources();
    const tree = open(sources, state);
    expect(tree.state().active).toBe(state.active);
    expect(new Set(tree.state().expanded)).toEqual(new Set(state.expanded));
    await settled();
    await sources.pending[0].answer([node(`${ROOT}/a`), node(`${ROOT}/b`)]);
    await settled();
    await sources.pending[0].answer(datasets(`${ROOT}/a`, 3));
    expect(texts(tree)).toEqual(['root', 'a', 'set0', 'set1', 'set2', 'b']);
    expect(tree.active && text(tree.active)).toBe('set1');
    expect(sources.asked).toEqual([ROOT, `${ROOT}/a`]);
  });

  describe('groups', () => {
    const run = 'icon.run';
    const entries = ['atmos.gr025', 'atmos.native', 'ocean.gr025'].flatMap(
      grid =>
        ['daily', 'monthly', 'hourly'].map(name => ({
          ...node(`${ROOT}/${run}.${grid}.${name}`, 'dataset'),
          title: name
        }))
    );

    it('stand over siblings, and close', async () => {
      const tree = await opened(sources, entries);
      expect(texts(tree).slice(0, 5)).toEqual([
        'root',
        '[atmos · gr025]',
        'atmos · gr025 · daily',
        'atmos · gr025 · monthly',
        'atmos · gr025 · hourly'
      ]);
      expect(tree.rows[2]).toMatchObject({ level: 3, position: 1, size: 3 });
      tree.activate(3);
      await tree.toggle(tree.rows[1]);
      expect(texts(tree).slice(1, 3)).toEqual([
        '[atmos · gr025]',
        '[atmos · native]'
      ]);
      expect(tree.active && text(tree.active)).toBe('[atmos · gr025]');
      expect(sources.asked).toEqual([ROOT]);
    });
  });

  describe('search', () => {
    it('keeps matches and what they stand below', async () => {
      const tree = await opened(sources, [
        node(`${ROOT}/atmos`),
        node(`${ROOT}/ocean`)
      ]);
      void tree.expand(find(tree, 'ocean'));
      await settled();
      await sources.pending[0].answer([
        node(`${ROOT}/Salinity monthly`, 'dataset'),
        node(`${ROOT}/salinity daily`, 'dataset')
      ]);
      tree.collapse(find(tree, 'ocean'));
      tree.search('SALINITY');
      expect(texts(tree)).toEqual([
        'root',
        'ocean',
        'Salinity monthly',
        'salinity daily'
      ]);
      expect(tree.summary.matches).toBe(2);
      tree.search('ocean month');
      expect(texts(tree)).toEqual(['root', 'ocean', 'Salinity monthly']);
      tree.search('nowhere');
      expect(tree.rows).toEqual([]);
      expect(tree.active).toBeNull();
      tree.search('  ');
      expect(texts(tree)).toEqual(['root', 'atmos', 'ocean']);
      expect(tree.summary.matches).toBeNull();
    });

    it('can be folded, and asks for nothing', async () => {
      const tree = await opened(sources);
      tree.search('set1');
      expect(texts(tree)).toEqual(['root', 'set1']);
      tree.collapse(tree.roots[0]);
      expect(texts(tree)).toEqual(['root']);
      await tree.expand(tree.roots[0]);
      expect(texts(tree)).toEqual(['root', 'set1']);
      tree.search('');
      expect(texts(tree)).toHaveLength(4);
      expect(sources.asked).toEqual([ROOT]);
    });

    it('finds the few among 100,000 siblings', async () => {
      const tree = await opened(sources, datasets(ROOT, 100_000));
      tree.search('set9999');
      expect(tree.summary.matches).toBe(11);
    });
  });
});
