import type {
  Facets,
  IDataset,
  IEntry,
  IRecordVariable,
  ITimeExtent,
  ParameterValue
} from '../model';
import type { Failure } from '../net';

/** The answer to one of the relative URLs that a source wants to see. */
export interface IProbeAnswer {
  /** The absolute URL, after redirects. */
  readonly url: string;
  /** HTTP status; 0 when the browser was not told. */
  readonly status: number;
  /** The parsed JSON body, or `undefined` where it is not JSON. */
  readonly document: unknown;
  /** Why there is no document; `null` where there is one. */
  readonly failure: Failure | null;
}

/**
 * What is known of a URL that a person gave us.
 */
export interface IEvidence {
  /** The URL after redirects, without fragment. */
  readonly url: string;
  /** HTTP status of the URL itself; 0 when the browser was not told. */
  readonly status: number;
  /** Media type without parameters, lower case; `''` when not told. */
  readonly mediaType: string;
  /** The beginning of the body. */
  readonly head: string;
  /** The body as JSON, or `undefined` where it is not JSON. */
  readonly document: unknown;
  /** Answers by the relative URL that was probed; empty in the first round. */
  readonly probes: ReadonlyMap<string, IProbeAnswer>;
}

/** Which part of a long list is wanted, and how to stop. */
export interface IChildrenOptions {
  /** What the page before gave as `next`. */
  readonly cursor?: string;
  readonly signal?: AbortSignal;
}

/** How an entry is to be described. */
export interface IDescribeOptions {
  /** Values of its parameters by name; of those left out, the default. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly signal?: AbortSignal;
}

/** A page of a node's children. */
export interface IChildrenPage {
  readonly entries: readonly IEntry[];
  /** The cursor of the next page, or `null` at the end. */
  readonly next: string | null;
  /** The node itself, when its document tells more of it than its parent did. */
  readonly self?: IEntry;
}

/** What a search asks of a server; parts that are left out do not matter. */
export interface ISearchQuery {
  /** Words as a person types them. */
  readonly text?: string;
  /** West, south, east, north in degrees. */
  readonly bbox?: readonly [number, number, number, number];
  readonly time?: ITimeExtent;
  /** The value wanted, by the name of a filter of `ISearchAbilities`. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** A field that a server can filter by. */
export interface ISearchFilter {
  readonly name: string;
  readonly title: string;
  /** The values that exist; `null` when the server does not tell. */
  readonly values: readonly string[] | null;
}

/** The parts of a query that a server understands. */
export interface ISearchAbilities {
  readonly text: boolean;
  readonly bbox: boolean;
  readonly time: boolean;
  readonly filters: readonly ISearchFilter[];
}

/** A dataset as a node tells it, for an index. */
export interface IIndexed {
  readonly entry: IEntry;
  /** Titles of what is between it and the node; by default nothing. */
  readonly place?: readonly string[];
  /** `null` when the node does not tell its variables. */
  readonly variables: readonly IRecordVariable[] | null;
  /** Facets in the catalog's own words. */
  readonly told: Facets;
}

/** A page of what a node tells, for an index. */
export interface IIndexPage {
  readonly datasets: readonly IIndexed[];
  /** Nodes that tell more. */
  readonly below: readonly IEntry[];
  /** The cursor of the next page, or `null` at the end. */
  readonly next: string | null;
  /** The node itself, when its document tells more of it than its parent did. */
  readonly self?: IEntry;
}

/** How far the making of an index has come. */
export interface IIndexProgress {
  /** Requests answered. */
  readonly done: number;
  /** Requests known of so far; `null` while a list is read of unknown length. */
  readonly total: number | null;
  /** Datasets found so far. */
  readonly found: number;
}

/** How an index is made. */
export interface IIndexOptions {
  readonly signal?: AbortSignal;
  /** Called after each answer. */
  readonly report?: (progress: IIndexProgress) => void;
}

/**
 * A kind of catalog.
 *
 * All its requests go through the network door that it is made with, and all
 * its errors are `Failure`s.
 */
export interface ISource {
  /** A short name that ids are made of: letters, digits, `-`. */
  readonly kind: string;
  /** Among equal confidence the higher rank wins. */
  readonly rank: number;
  /**
   * Relative URLs to ask for when the URL itself does not tell (a store's root
   * has no document), in rounds: those of a round are asked for at once, and
   * only when no source has been told by the rounds before.
   */
  readonly probes: readonly (readonly string[])[];
  /** How sure the source is that the URL is of its kind, 0 … 1. */
  detect(evidence: IEvidence): number;
  /** The entry for a URL of which `detect` was the surest. */
  root(evidence: IEvidence): IEntry;
  /** The children of an entry: one request a page. */
  children(entry: IEntry, options?: IChildrenOptions): Promise<IChildrenPage>;
  /**
   * What the catalog tells of an entry: one request, and only where its answer
   * does not say what there is, one more that is needed next anyway.
   */
  describe(entry: IEntry, options?: IDescribeOptions): Promise<IDataset>;
  /** What the server of an entry can search below it by; `null` for nothing. */
  searchAbilities?(
    entry: IEntry,
    options?: { signal?: AbortSignal }
  ): Promise<ISearchAbilities | null>;
  /**
   * What the server finds below an entry: one request a page.
   *
   * Rejects with `not-searchable` where the server would ignore a part of the
   * query, as its answer would look like one and be another.
   */
  search?(
    entry: IEntry,
    query: ISearchQuery,
    options?: IChildrenOptions
  ): Promise<IChildrenPage>;
  /**
   * What a node tells of the datasets in it, for an index: one request a page,
   * none for a dataset. A source without it is indexed by its children.
   */
  index?(entry: IEntry, options?: IChildrenOptions): Promise<IIndexPage>;
  /**
   * Whether servers host what is at some addresses now, which any catalog may
   * have named: one request a server. What is not known is left out of the
   * answer; it never rejects.
   */
  hosted?(
    hrefs: readonly string[],
    options?: { signal?: AbortSignal }
  ): Promise<ReadonlyMap<string, boolean>>;
  /**
   * Forgets what the servers of some addresses told of themselves, or did not,
   * so that they are asked again.
   */
  forget?(hrefs: readonly string[]): void;
}
