import { isReferenceFormat, referenceAddress } from '../model';
import type { AccessFormat, IStoreMetadata } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { join, parentOf, storeRoot, withoutDocument } from './address';
import { readNodes } from './document';
import type { INode } from './document';
import { isFileFormat, readHeader } from './fileHeader';
import { readGroups } from './groups';
import { askConsolidated, explain } from './probe';
import type { IConsolidated } from './probe';
import type { IReferences } from './reference';
import { readReferences } from './referenceSet';

/** A store's metadata, and its documents from which values are read. */
export interface IStore extends IStoreMetadata {
  /** Nodes by their path, as they are stored. */
  readonly nodes: ReadonlyMap<string, INode>;
  /** Where its keys lead; `null` where they stand below its own address. */
  readonly references: IReferences | null;
}

/** An opened store and the group of it that was meant. */
export interface IOpenedStore {
  readonly metadata: IStore;
  /** Path of the group; `''` for the root. */
  readonly group: string;
}

/** What is known of a store before it is read. */
export interface IReadOptions {
  /**
   * Those of kerchunk are sets of references, NetCDF and GRIB files of which
   * the header is read; all others are a Zarr store.
   */
  readonly format?: AccessFormat;
  /** Saves one of two requests. */
  readonly zarrFormat?: 2 | 3 | null;
  readonly signal?: AbortSignal;
}

/** What is known of a store and its group before they are read. */
export interface IOpenOptions extends IReadOptions {
  /** Group below `href`. */
  readonly group?: string | null;
}

/** Levels above a group at which its store may begin. */
const LEVELS = 4;

/**
 * Reads the consolidated metadata of the store at `href`.
 *
 * One request when its format is known, else two at the same time.
 *
 * @param href - the store's root, or its metadata document; of references, the
 * JSON or the folder of the Parquet files.
 * @throws Failure `not-consolidated` with `group-v2`, `group-v3` or `array` as
 * detail, or the most telling of the failures of its requests.
 */
export async function readStore(
  net: INet,
  href: string,
  { format = 'zarr', zarrFormat = null, signal }: IReadOptions = {}
): Promise<IStore> {
  if (isReferenceFormat(format)) {
    const address = withoutDocument(referenceAddress(href));
    const set = await readReferences(net, address, format, signal);
    const consolidated = { document: set.document, zarrFormat: 2 } as const;
    return createStore(address, consolidated, set.references);
  }
  if (isFileFormat(format)) {
    const { document, references } = await readHeader(net, href, signal);
    return createStore(href, { document, zarrFormat: 2 }, references);
  }
  const root = withoutDocument(href);
  let answer = await askConsolidated(net, root, zarrFormat, signal);
  if (isFailed(answer) && zarrFormat !== null) {
    // The catalog may have been wrong.
    const other = zarrFormat === 2 ? 3 : 2;
    const second = await askConsolidated(net, root, other, signal);
    answer = isFailed(second) ? [...answer, ...second] : second;
  }
  if (isFailed(answer)) {
    throw await explain(net, root, answer, signal);
  }
  return createStore(root, answer);
}

/**
 * Reads the store that holds the group (or array) at `href`, which need not be
 * its root: only the root has the consolidated metadata.
 *
 * @throws Failure as {@link readStore}; `invalid` with `no-such-group` where
 * the store lacks the group.
 */
export async function openStore(
  net: INet,
  href: string,
  options: IOpenOptions = {}
): Promise<IOpenedStore> {
  const { metadata, group: inner } = await readAround(net, href, options);
  const group = groupOf(metadata, join(inner, options.group ?? ''));
  if (group === null) {
    throw new Failure('invalid', { url: href, detail: 'no-such-group' });
  }
  return { metadata, group };
}

/** The store that `href` names, or the first consolidated one around it. */
async function readAround(
  net: INet,
  href: string,
  options: IReadOptions
): Promise<IOpenedStore> {
  const { format } = options;
  if (isReferenceFormat(format) || isFileFormat(format)) {
    return { metadata: await readStore(net, href, options), group: '' };
  }
  const { root, group } = storeRoot(href);
  try {
    return { metadata: await readStore(net, root, options), group };
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    const found =
      group !== ''
        ? await readConsolidated(net, href, '', null, options.signal)
        : await readAbove(net, root, error, options.signal);
    if (!found) {
      throw error;
    }
    return found;
  }
}

/** The store above a node of one: the node tells its format. */
async function readAbove(
  net: INet,
  href: string,
  { kind, facts: { detail } }: Failure,
  signal?: AbortSignal
): Promise<IOpenedStore | null> {
  const isRoot = /\.zarr(\?|$)/i.test(href);
  if (kind !== 'not-consolidated' || isRoot) {
    return null;
  }
  const zarrFormat = detail?.endsWith('v2') ? 2 : 3;
  let group = '';
  let parent = parentOf(href);
  for (let level = 0; parent && level < LEVELS; level++) {
    group = join(parent.name, group);
    const at = parent.href;
    const found = await readConsolidated(net, at, group, zarrFormat, signal);
    if (found) {
      return found;
    }
    parent = parentOf(at);
  }
  return null;
}

async function readConsolidated(
  net: INet,
  href: string,
  group: string,
  zarrFormat: 2 | 3 | null,
  signal?: AbortSignal
): Promise<IOpenedStore | null> {
  const root = withoutDocument(href);
  const answer = await askConsolidated(net, root, zarrFormat, signal);
  if (!isFailed(answer)) {
    return { metadata: createStore(root, answer), group };
  }
  const cancelled = answer.find(({ kind }) => kind === 'cancelled');
  if (cancelled) {
    throw cancelled;
  }
  return null;
}

function isFailed(
  answer: IConsolidated | readonly Failure[]
): answer is readonly Failure[] {
  return Array.isArray(answer);
}

/** The group at `path`, or that of the array at `path`; `null` without either. */
function groupOf({ groups, nodes }: IStore, path: string): string | null {
  if (nodes.get(path)?.array) {
    return path.replace(/(^|\/)[^/]*$/, '');
  }
  const isGroup =
    nodes.has(path) ||
    groups.some(group => `${group.path}/`.startsWith(`${path}/`));
  return isGroup ? path : null;
}

function createStore(
  href: string,
  { document, zarrFormat }: IConsolidated,
  references: IReferences | null = null
): IStore {
  const nodes = readNodes(document, zarrFormat);
  return {
    href,
    zarrFormat,
    groups: readGroups(nodes, zarrFormat),
    nodes: new Map(nodes.map(node => [node.path, node])),
    references
  };
}
