import type { TranslationBundle } from '@jupyterlab/translation';

import type { TreeNode } from '../node';
import type { Sidebar } from '../sidebar';

import { badgesOf } from './glance';
import type { IBadge } from './glance';

/** The badges of a row: of its entry, and of how it stands with it here. */
export function badgesOfRow(
  node: TreeNode,
  sidebar: Sidebar,
  trans: TranslationBundle
): IBadge[] {
  const { entry, answer, isHosted, isCycle } = node;
  const badges = badgesOf(entry, trans);
  const indexed = answer ? '' : indexedOn(node, sidebar, trans);
  if (indexed) {
    badges.push({ kind: 'state', text: trans.__('indexed'), meaning: indexed });
  }
  if (sidebar.isRefused(entry)) {
    badges.push({
      kind: 'reach',
      text: trans.__('no CORS'),
      meaning: trans.__(
        'Its host does not admit web pages, so it cannot be read from here'
      )
    });
  }
  if (isHosted === false) {
    badges.push({
      kind: 'reach',
      text: trans.__('not hosted'),
      meaning: trans.__('Its server does not host it now: the link is dead')
    });
  }
  if (isCycle) {
    badges.push({
      kind: 'state',
      text: trans.__('see above'),
      meaning: trans.__('The same catalog is already open above')
    });
  }
  return badges;
}

/** When a catalog was indexed; `''` where it was not. */
export function indexedOn(
  { entry }: TreeNode,
  { indexes, locale }: Sidebar,
  trans: TranslationBundle
): string {
  const index = indexes.of(entry);
  return index
    ? trans._n(
        'Indexed on %2: %1 dataset',
        'Indexed on %2: %1 datasets',
        index.records.length,
        new Date(index.made).toLocaleDateString(locale)
      )
    : '';
}
