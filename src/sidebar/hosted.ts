import type { ICatalogSources } from '../tokens';

import type { TreeNode } from './node';

/**
 * Marks nodes with whether their servers host them now, as far as these tell.
 *
 * @returns whether anything is known that a row shows. Never rejects.
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
  for (const node of openable) {
    node.isHosted = hosted.get(node.entry.href) ?? null;
  }
  return !signal.aborted && openable.some(({ isHosted }) => isHosted === false);
}
