import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import type { Sidebar } from '../sidebar';
import { SECTIONS } from '../state';

/** Counts and errors, told as they change. */
export function StatusLine(props: {
  readonly sidebar: Sidebar;
  readonly trans: TranslationBundle;
}): JSX.Element {
  return (
    <div role="status" className="jp-CloudifyStatus">
      {statusOf(props.sidebar, props.trans)}
    </div>
  );
}

function statusOf(sidebar: Sidebar, trans: TranslationBundle): string {
  const { catalogs } = sidebar.trees;
  const { entries } = catalogs.summary;
  const all = SECTIONS.map(section => sidebar.trees[section].summary);
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
  } else {
    facts.push(trans._n('%1 catalog', '%1 catalogs', catalogs.roots.length));
    if (entries > 0) {
      facts.push(trans._n('%1 entry loaded', '%1 entries loaded', entries));
    }
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
