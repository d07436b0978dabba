import { asBoolean, isObject, isReferenceFormat } from '../model';
import type {
  IAccess,
  IRuntime,
  ISelection,
  JSONObject,
  JSONValue
} from '../model';
import { plainAddress } from '../net';

import { transportOf } from './address';
import type { Code } from './layout';
import { call, literal } from './python';
import { referenceOptions } from './reference';
import { isMissing, isOlder } from './versions';

/** Bytes above which a selection is read in pieces. */
const LARGE = 1e9;

/** Switches of `xarray.open_dataset` that a catalog may set. */
const SWITCHES = [
  'decode_cf',
  'mask_and_scale',
  'decode_times',
  'decode_timedelta',
  'use_cftime',
  'concat_characters',
  'decode_coords',
  'cache',
  'inline_array',
  'overwrite_encoded_chunks'
];

/** Values of `decode_coords` besides yes and no. */
const COORDS = ['coordinates', 'all'];

/**
 * What fsspec's HTTP file system understands. Any other option reaches aiohttp,
 * which fails on it; catalogs copy those of reference file systems here.
 */
const WEB_OPTIONS = [
  'block_size',
  'cache_options',
  'cache_type',
  'client_kwargs',
  'encoded',
  'headers',
  'same_scheme',
  'simple_links',
  'size_policy',
  'ssl',
  'verify_ssl'
];

/** Path of the group to open; `''` for the root. */
export function groupOf(access: IAccess, selection: ISelection): string {
  return selection.group ?? access.group ?? '';
}

/**
 * How the data is to be chunked: `undefined` for not at all, as on tape, of
 * which Dask would want many parts at once.
 */
export function chunksOf(
  { openKeywords, reach }: IAccess,
  { chunking, bytes }: ISelection
): JSONValue | undefined {
  if (reach === 'tape') {
    return undefined;
  }
  if (chunking !== null) {
    return chunking === 'native' ? {} : undefined;
  }
  const { chunks } = flatten(openKeywords);
  if (chunks === null) {
    return undefined;
  }
  if (isChunks(chunks)) {
    return chunks;
  }
  return bytes !== null && bytes > LARGE ? {} : undefined;
}

/** Whether dask would be needed but is known to be missing. */
export function lacksDask(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): boolean {
  return (
    chunksOf(access, selection) !== undefined && isMissing(runtime, 'dask')
  );
}

/** Whether the code opens the data as Dask arrays. */
export function isChunked(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): boolean {
  return (
    chunksOf(access, selection) !== undefined &&
    !lacksDask(access, selection, runtime)
  );
}

/**
 * The call of `xarray.open_dataset`.
 *
 * @param address - in place of the access's own.
 *
 * Says what is known, so that nothing is probed: zarr asks for v3 before v2,
 * and without `consolidated=True` a store that cannot be listed over HTTP opens
 * empty and in silence.
 */
export function openCall(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime,
  address: Code = addressCode(access)
): Code {
  const known: [string, JSONValue][] = [['engine', 'zarr']];
  const isReference = isReferenceFormat(access.format);
  // Looking for v3 in references of Parquet fails.
  const zarrFormat = isReference ? 2 : access.zarrFormat;
  if (zarrFormat !== null && !isOlder(runtime, 'xarray', '2024.10')) {
    known.push(['zarr_format', zarrFormat]);
  }
  const consolidated = isReference ? false : consolidationOf(access);
  if (consolidated !== null) {
    known.push(['consolidated', consolidated]);
  }
  const group = groupOf(access, selection);
  if (group !== '') {
    known.push(['group', group]);
  }
  const chunks = chunksOf(access, selection);
  if (chunks !== undefined && isChunked(access, selection, runtime)) {
    known.push(['chunks', chunks]);
  }
  known.push(...catalogKeywords(access.openKeywords));
  const options = isReference
    ? referenceOptions(access, runtime)
    : storageOptions(access);
  if (Object.keys(options).length > 0) {
    known.push(['storage_options', options]);
  }
  return call(
    'xr.open_dataset',
    [address],
    known.map(([name, value]) => [name, literal(value)])
  );
}

/** References have their address among the storage options. */
function addressCode({ format, href }: IAccess): Code {
  return literal(
    isReferenceFormat(format) ? 'reference://' : plainAddress(href)
  );
}

/** What to say of a store's metadata; `null` for nothing. */
function consolidationOf(access: IAccess): boolean | null {
  const { consolidated } = access;
  return consolidated === false && transportOf(access) !== 'disk'
    ? null
    : consolidated;
}

/** Some catalogs, as intake does, put the engine's keywords one level down. */
function flatten(keywords: JSONObject): JSONObject {
  const { backend_kwargs: inner } = keywords;
  return isObject(inner) ? { ...keywords, ...inner } : keywords;
}

/** Those of the catalog's keywords that `open_dataset` is sure to take. */
export function catalogKeywords(keywords: JSONObject): [string, JSONValue][] {
  const words = flatten(keywords);
  const found: [string, JSONValue][] = [];
  for (const name of SWITCHES) {
    const value = words[name];
    const word =
      name === 'decode_coords' && COORDS.some(coords => coords === value)
        ? value
        : asBoolean(value);
    if (word !== null) {
      found.push([name, word]);
    }
  }
  const { drop_variables: dropped } = words;
  if (isNameOrNames(dropped)) {
    found.push(['drop_variables', dropped]);
  }
  return found;
}

function isNameOrNames(value: JSONValue | undefined): value is JSONValue {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.every(name => typeof name === 'string'))
  );
}

function isChunks(value: JSONValue | undefined): value is JSONValue {
  const isSize = (size: JSONValue | undefined) =>
    size === 'auto' || Number.isInteger(size);
  return (
    isSize(value) || (isObject(value) && Object.values(value).every(isSize))
  );
}

/** fsspec's options, as far as they fit the way to the bytes. */
export function storageOptions(access: IAccess): JSONObject {
  const { storageOptions: options } = access;
  switch (transportOf(access)) {
    case 'web':
      return Object.fromEntries(
        WEB_OPTIONS.filter(name => (options[name] ?? null) !== null).map(
          name => [name, options[name]]
        )
      );
    case 'disk':
      return {};
    default:
      return options;
  }
}
