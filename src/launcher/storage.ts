/**
 * Whether the browser keeps what is written in this window after it is closed,
 * as far as it can be told.
 *
 * Where it keeps nothing, in a private window of Firefox and wherever site data
 * are blocked, it refuses its file system. All else answers there as it does in
 * a normal window: IndexedDB, caches and service workers work, the quota is the
 * same. Chromium lets no page know that it is incognito, so there it is `true`.
 */
export async function keepsWork(): Promise<boolean> {
  // Pages that came over http have no such file system, but do have storage.
  if (!navigator.storage?.getDirectory) {
    return true;
  }
  try {
    await navigator.storage.getDirectory();
    return true;
  } catch {
    return false;
  }
}
