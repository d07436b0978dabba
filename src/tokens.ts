import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';

import type { ICatalogIndex, IDataset, IEntry, IRuntime } from './model';
import type { INet } from './net';
import type { ISnippet, ISnippetFlavour } from './snippets/flavour';
import type {
  IChildrenOptions,
  IChildrenPage,
  IDescribeOptions,
  IIndexOptions,
  ISearchAbilities,
  ISearchQuery,
  ISource
} from './sources/source';

export type * from './model';
export type { INet } from './net';
export type { ISnippet, ISnippetFlavour } from './snippets/flavour';
export type {
  IChildrenOptions,
  IChildrenPage,
  IDescribeOptions,
  IEvidence,
  IIndexed,
  IIndexOptions,
  IIndexPage,
  IIndexProgress,
  ISearchAbilities,
  ISearchFilter,
  ISearchQuery,
  ISource
} from './sources/source';

/**
 * The kinds of catalog that are known, as one.
 *
 * Our own kinds are loaded with the first call; others add theirs.
 */
export interface ICatalogSources {
  /** The door through which every source reads. */
  readonly net: INet;
  /** Adds a kind of catalog, until it is disposed. */
  add(source: ISource): IDisposable;
  /** What a URL is. Rejects with a `Failure`. */
  detect(url: string, options?: { signal?: AbortSignal }): Promise<IEntry>;
  children(entry: IEntry, options?: IChildrenOptions): Promise<IChildrenPage>;
  describe(entry: IEntry, options?: IDescribeOptions): Promise<IDataset>;
  /** What the server of an entry can search by; `null` for nothing. */
  searchAbilities(
    entry: IEntry,
    options?: { signal?: AbortSignal }
  ): Promise<ISearchAbilities | null>;
  /** What the server of an entry finds below it; see `ISource.search`. */
  search(
    entry: IEntry,
    query: ISearchQuery,
    options?: IChildrenOptions
  ): Promise<IChildrenPage>;
  /** Whether the kind of an entry can search; its server is not asked. */
  canSearch(entry: IEntry): Promise<boolean>;
  /**
   * All datasets below an entry with what its catalog tells of them: from the
   * cheapest it has, never a request a dataset.
   */
  index(entry: IEntry, options?: IIndexOptions): Promise<ICatalogIndex>;
  /** Whether what is at some addresses is hosted now; see `ISource.hosted`. */
  hosted(
    hrefs: readonly string[],
    options?: { signal?: AbortSignal }
  ): Promise<ReadonlyMap<string, boolean>>;
  /** Forgets what servers of some addresses told; see `ISource.forget`. */
  forget(hrefs: readonly string[]): Promise<void>;
}

/** The kinds of catalog that are known. */
export const ICatalogSources = new Token<ICatalogSources>(
  'jupyterlab-cloudify:ICatalogSources',
  'The kinds of data catalog that the sidebar can walk; add your own.'
);

/** A catalog of the sidebar. */
export interface ICatalog {
  readonly url: string;
  /** The name given by the site or the person; `''`: the catalog's own. */
  readonly title: string;
  /** Who put it there: it tells whether removing hides or forgets it. */
  readonly from: 'site' | 'person';
  /** Whether its host is known not to admit web pages (CORS). */
  readonly isRefused: boolean;
}

/**
 * The catalogs, favourites and recent datasets of a person.
 *
 * What changes them never rejects: a change that cannot be kept is told to the
 * person, and things stay as they were.
 */
export interface ICatalogs {
  /** In the order of the sidebar, without hidden ones. */
  readonly catalogs: readonly ICatalog[];
  /** Addresses of indexes of catalogs that the site ships. */
  readonly siteIndexes: readonly string[];
  readonly favourites: readonly IEntry[];
  /** Newest first. */
  readonly recent: readonly IEntry[];
  /** Emitted after any of the three changed. */
  readonly changed: ISignal<ICatalogs, void>;
  /** Resolves when settings and state have been read. */
  readonly ready: Promise<void>;
  add(url: string, title?: string): Promise<void>;
  rename(url: string, title: string): Promise<void>;
  /** Forgets a person's catalog, hides a site's. */
  remove(url: string): Promise<void>;
  /** Moves a catalog by `by` places. */
  move(url: string, by: number): Promise<void>;
  /** Shows the site's catalogs again, in their order and with their names. */
  restoreDefaults(): Promise<void>;
  isFavourite(id: string): boolean;
  toggleFavourite(entry: IEntry): Promise<void>;
  /** Puts a dataset on top of the recent ones. */
  remember(entry: IEntry): Promise<void>;
}

/** The catalogs, favourites and recent datasets of a person. */
export const ICatalogs = new Token<ICatalogs>(
  'jupyterlab-cloudify:ICatalogs',
  'The catalogs, favourites and recent datasets of the data catalog sidebar.'
);

/**
 * Where else a dataset is found, among the entries that are known here.
 */
export interface ITwins {
  /**
   * Lets more entries be looked through, until it is disposed.
   *
   * @param entries - what is known when it is asked; nothing is read for it.
   */
  add(entries: () => Iterable<IEntry>): IDisposable;
  /** Entries of the same dataset in other catalogs, each once. */
  of(entry: IEntry): Promise<readonly IEntry[]>;
}

/** Where else a dataset is found. */
export const ITwins = new Token<ITwins>(
  'jupyterlab-cloudify:ITwins',
  'Finds the same dataset in several catalogs; let it look through yours.'
);

/** The ways to write code for a dataset. */
export interface ISnippets {
  /** In the order in which people see them; our own are there after `load`. */
  readonly flavours: readonly ISnippetFlavour[];
  readonly changed: ISignal<ISnippets, void>;
  /** Loads our own, once: without a dataset nobody needs them. */
  load(): Promise<void>;
  /** Adds a flavour, until it is disposed. */
  add(flavour: ISnippetFlavour): IDisposable;
}

/** The ways to write code for a dataset. */
export const ISnippets = new Token<ISnippets>(
  'jupyterlab-cloudify:ISnippets',
  'The flavours of code that open a dataset; add your own.'
);

/** Code on its way to a notebook. */
export interface ICodeRequest {
  /**
   * Writes the code for the kernel that will run it, with the dataset in the
   * variable of that name, else in `ds`.
   */
  readonly write: (runtime: IRuntime, name?: string) => ISnippet;
  /** Id of the dataset's entry, kept in the cell's metadata. */
  readonly dataset: string;
}

/** There is no kernel that runs Python. */
export class NoPythonError extends Error {}

/**
 * Where code goes and where it will run.
 */
export interface ICodeTarget {
  /**
   * What is known now. Looking at it asks the target kernel, once and silently,
   * for its packages; `runtimeChanged` brings the answer.
   */
  readonly runtime: IRuntime;
  /** Emitted when another kernel is the target, or more is known of it. */
  readonly runtimeChanged: ISignal<ICodeTarget, IRuntime>;
  /** Whether `insert` has somewhere to go. */
  readonly canInsert: boolean;
  /**
   * Below the active cell of the current Python notebook, else in a new notebook.
   * A kernel that is busy or slow to start is not waited for.
   *
   * @returns what was written.
   * @throws NoPythonError; an error of JupyterLab where no notebook can be made.
   */
  openInNotebook(request: ICodeRequest): Promise<ISnippet>;
  /**
   * Into the last active code cell, console or editor, at its cursor.
   *
   * @throws Error where there is none.
   */
  insert(request: ICodeRequest): Promise<void>;
}

/** Where code goes and where it will run. */
export const ICodeTarget = new Token<ICodeTarget>(
  'jupyterlab-cloudify:ICodeTarget',
  'Puts generated code into notebooks, consoles and editors.'
);
