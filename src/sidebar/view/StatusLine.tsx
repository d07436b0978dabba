import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { TreeNode } from '../node';
import type { Sidebar } from '../sidebar';
import { SECTIONS } from '../state';

import { labelOf } from './label';

/** Counts, errors and where a catalog was moved, told as they change. */
export function StatusLine(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  const { sidebar, trans } = props;
  const status = statusOf(sidebar, trans);
  const [moved, setMoved] = React.useState('');
  const [told, setTold] = React.useState(status);
  if (status !== told) {
    // There is something else to tell, beside which it is no news: not even
    // for the moment that an effect would take.
    setTold(status);
    setMoved('');
  }
  React.useEffect(() => {
    const tell = (_: Sidebar, node: TreeNode) =>
      setMoved(placeOf(node, sidebar, trans));
    sidebar.moved.connect(tell);
    return () => {
      sidebar.moved.disconnect(tell);
    };
  }, [sidebar, trans]);
  return (
    <div role="status" className="jp-CloudifyStatus">
      {moved ? `${moved} · ${status}` : status}
    </div>
  );
}

function placeOf(
  node: TreeNode,
  sidebar: Sidebar,
  trans: TranslationBundle
): string {
  const { roots } = sidebar.trees.catalogs;
  const place = roots.indexOf(node) + 1;
  const name = labelOf(node, trans);
  return trans.__('%1 is now %2 of %3', name, place, roots.length);
}

function statusOf(sidebar: Sidebar, trans: TranslationBundle): string {
  const { catalogs } = sidebar.trees;
  const { entries } = catalogs.summary;
  const all = SECTIONS.map(section => sidebar.trees[section].summary);
  all.push(sidebar.found.tree.summary);
  const sum = (key: 'loading' | 'failed' | 'matches') =>
    all.reduce((total, summary) => total + (summary[key] ?? 0), 0);
  const facts: string[] = [];
  if (catalogs.summary.matches !== null) {
    facts.push(
      trans._n(
        '%1 match in what is loaded',
        '%1 matches in what is loaded',
        sum('matches')
      )
    );
    facts.push(...foundFacts(sidebar, trans));
  } else {
    facts.push(trans._n('%1 catalog', '%1 catalogs', catalogs.roots.length));
    if (entries > 0) {
      facts.push(trans._n('%1 entry loaded', '%1 entries loaded', entries));
    }
  }
  const { job } = sidebar.indexes;
  if (job?.outcome === null) {
    facts.push(trans.__('indexing…'));
  }
  const failed = sum('failed');
  if (failed > 0) {
    facts.push(trans._n('%1 error', '%1 errors', failed));
  }
  if (sum('loading') > 0) {
    facts.push(trans.__('loading…'));
  }
  return facts.join(' · ');
}

/** What indexes and servers have found, and what indexes cannot tell. */
function foundFacts(sidebar: Sidebar, trans: TranslationBundle): string[] {
  const { tree, unnamed } = sidebar.found;
  const asked = tree.roots.filter(({ loaded }) => loaded);
  const facts: string[] = [];
  if (asked.length > 0) {
    const count = asked.reduce(
      (sum, { total, items }) => sum + (total ?? items.length),
      0
    );
    const hasMore = asked.some(
      ({ total, next }) => total === null && next !== null
    );
    facts.push(
      hasMore
        ? trans._n('%1 found beyond, so far', '%1 found beyond, so far', count)
        : trans._n('%1 found beyond', '%1 found beyond', count)
    );
  }
  if (unnamed && unnamed.count > 0) {
    facts.push(
      trans.__(
        '%1 of %2 indexed datasets name no variables, so only their titles tell',
        unnamed.count,
        unnamed.total
      )
    );
  }
  return facts;
}
