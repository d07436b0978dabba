import type { TranslationBundle } from '@jupyterlab/translation';

import type { TreeNode } from '../node';

import { short } from './glance';

/** What a row of an entry is named. */
export function labelOf(node: TreeNode, trans: TranslationBundle): string {
  const label = short(node.label.join(' · '));
  switch (node.answer?.from) {
    case 'server':
      return node.loaded
        ? trans.__('Found on %1', label)
        : trans.__('Search in %1', label);
    case 'index':
      return trans.__('Index of %1', label);
    default:
      return label;
  }
}

/** How much is found, as far as it is known. */
export function countOf({ items, next, total }: TreeNode): string {
  const count = total ?? items.length;
  return next === null || total !== null ? String(count) : `${count}+`;
}
