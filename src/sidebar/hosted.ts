import type { ICatalogSources } from '../tokens';

import type { TreeNode } from './node';

/**
 * Marks nodes with whether their servers host them now, as far as these tell.
 *
 * @returns whether a row shows anything else than before. Never rejects.
 */
export async function markHosted(
  sources: ICatalogSources,
  nodes: readonly TreeNode[],
  signal: AbortSignal
): Promise<boolean> {
  const openable = nodes.filter(({ isOpenable }) => isOpenable);
  if (openable.length === 0) {
    return false;
  }
  const hrefs = openable.map(({ entry }) => entry.href);
  const hosted = await sources.hosted(hrefs, { signal });
  let isChanged = false;
  for (const node of openable) {
    const before = node.isHosted;
    node.isHosted = hosted.get(node.entry.href) ?? null;
    // A row says only what is gone.
    isChanged ||= (before === false) !== (node.isHosted === false);
  }
  return !signal.aborted && isChanged;
}
