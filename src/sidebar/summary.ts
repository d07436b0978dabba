import type { TreeNode } from './node';
import type { IFound } from './search';

/** What the status line counts. */
export interface ITreeSummary {
  /** Loaded entries below the top ones. */
  readonly entries: number;
  readonly loading: number;
  readonly failed: number;
  /** Found by the search; `null` when there is none. */
  readonly matches: number | null;
}

/** Counts what is loaded below `roots`. */
export function summarize(
  roots: readonly TreeNode[],
  found: IFound | null
): ITreeSummary {
  let entries = -roots.length;
  let loading = 0;
  let failed = 0;
  for (const root of roots) {
    for (const { request, failure } of root.walk()) {
      entries++;
      loading += request ? 1 : 0;
      failed += failure && failure.kind !== 'cancelled' ? 1 : 0;
    }
  }
  return { entries, loading, failed, matches: found?.count ?? null };
}
