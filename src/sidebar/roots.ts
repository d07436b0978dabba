import type { IEntry } from '../model';

import { arrange } from './labels';
import type { IRoot } from './model';

/** Entries as top nodes, told apart as siblings are. */
export function asRoots(entries: readonly IEntry[]): IRoot[] {
  const { labels } = arrange(entries);
  return entries.map((entry, i) => ({ id: entry.id, entry, label: labels[i] }));
}
