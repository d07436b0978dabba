import type { Sidebar } from './sidebar';
import { ANYTHING } from './wanted';

/**
 * Finds out what a URL is and adds it to the catalogs. It goes there, and opens
 * what is a dataset, for a person who still waits for it.
 *
 * @param isAwaited - whether they do.
 * @param signal - ends the wait, and what would follow.
 * @returns `refused` where the settings cannot be saved.
 * @throws Failure why it cannot be read.
 */
export async function addCatalog(
  sidebar: Sidebar,
  url: string,
  isAwaited: () => boolean,
  signal?: AbortSignal
): Promise<'new' | 'known' | 'refused'> {
  const { catalogs, memory, sources, wanted } = sidebar;
  // What it answered before may be what made the person ask again.
  sources.net.forget(url);
  const entry = await sources.detect(url, { signal });
  // A search that was begun meanwhile goes on.
  if (sidebar.wanted === wanted) {
    sidebar.search(ANYTHING);
  }
  const known = sidebar.findCatalog(url) ?? sidebar.findCatalog(entry.id);
  if (!known) {
    memory.learn(url, entry);
    await catalogs.add(url);
    signal?.throwIfAborted();
  }
  const node = known ?? sidebar.findCatalog(url);
  if (!node) {
    return 'refused';
  }
  const tree = sidebar.trees.catalogs;
  if (isAwaited()) {
    tree.activate(tree.rows.findIndex(row => row.key === node.key));
  }
  const expanded = tree.expand(node);
  if (entry.kind !== 'catalog') {
    await expanded;
    signal?.throwIfAborted();
    if (node.isOpenable && isAwaited()) {
      await sidebar.open(node);
    }
  }
  return known ? 'known' : 'new';
}
