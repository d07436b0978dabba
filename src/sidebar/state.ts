import type { IStateDB } from '@jupyterlab/statedb';

import { asTexts, isObject } from '../model';
import type { IEntry } from '../model';

import type { ITreeState } from './restoring';
import { readEntries } from './settings';

/** The parts of the sidebar, top to bottom. */
export const SECTIONS = ['favourites', 'recent', 'catalogs'] as const;

/** A part of the sidebar. */
export type Section = (typeof SECTIONS)[number];

/** What is kept of the sidebar across reloads. */
export interface ISidebarState {
  readonly trees: Readonly<Partial<Record<Section, ITreeState>>>;
  /** Sections that the person has closed. */
  readonly closed: readonly string[];
  /** What catalogs were found to be, so that their names need no request. */
  readonly roots: Readonly<Record<string, IEntry>>;
}

const KEY = 'jupyterlab-cloudify:sidebar';

/** Reads the state; what is missing or broken is as on the first day. */
export async function fetchState(db: IStateDB | null): Promise<ISidebarState> {
  const value: unknown = await db?.fetch(KEY);
  const state = isObject(value) ? value : {};
  const kept = isObject(state.trees) ? state.trees : {};
  const trees: Partial<Record<Section, ITreeState>> = {};
  for (const section of SECTIONS) {
    const tree = kept[section];
    if (isObject(tree)) {
      const { expanded, active } = tree;
      trees[section] = {
        expanded: asTexts(expanded),
        active: typeof active === 'string' ? active : null
      };
    }
  }
  const roots: Record<string, IEntry> = {};
  const known = isObject(state.roots) ? state.roots : {};
  for (const [url, entry] of Object.entries(known)) {
    const [read] = readEntries([entry]);
    if (read) {
      roots[url] = read;
    }
  }
  return { trees, closed: asTexts(state.closed), roots };
}

/** Keeps the state. */
export async function saveState(
  db: IStateDB | null,
  state: ISidebarState
): Promise<void> {
  await db?.save(KEY, JSON.parse(JSON.stringify(state)));
}
