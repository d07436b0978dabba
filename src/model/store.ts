import type { JSONObject, JSONValue } from './json';

/**
 * What a variable is to `xarray.open_dataset`: `index` a coordinate named as its
 * dimension, `coordinate` one that a `coordinates` attribute names, `data` any
 * other (bounds and grid mappings, too).
 */
export type VariableRole = 'index' | 'coordinate' | 'data';

/** A named dimension and its length. */
export interface IDimension {
  readonly name: string;
  readonly size: number;
}

/**
 * An array of a store, as its metadata describes it.
 */
export interface IVariable {
  readonly name: string;
  readonly role: VariableRole;
  /** Names of its dimensions, outermost first. */
  readonly dims: readonly string[];
  /** Lengths of its dimensions. */
  readonly shape: readonly number[];
  /** Whether the store gives no shape that can be; it is listed without one. */
  readonly isShapeless?: true;
  /** Lengths of what one request fetches: a chunk, or a shard where there are shards. */
  readonly chunks: readonly number[];
  /** Lengths of the chunks inside a shard; `null` where there are no shards. */
  readonly innerChunks: readonly number[] | null;
  /** NumPy's name (`float32`, `datetime64[ns]`, `<U9`), or the store's word for one we do not know. */
  readonly dtype: string;
  /** Bytes of one element; `null` when its dtype does not tell. */
  readonly itemSize: number | null;
  /** Names of filters and compressors, in the order of encoding. */
  readonly codecs: readonly string[];
  /** What stands for missing values, as xarray masks them; `null` where nothing does. */
  readonly fillValue: JSONValue;
  /** Attributes as stored, without those that only the encoding uses. */
  readonly attributes: JSONObject;
}

/**
 * A group of a store: what `xarray.open_dataset(…, group=…)` opens.
 */
export interface IGroup {
  /** Path from the store's root without slashes at its ends; `''` for the root. */
  readonly path: string;
  readonly attributes: JSONObject;
  readonly dimensions: readonly IDimension[];
  readonly variables: readonly IVariable[];
}

/**
 * A store's metadata, read from its one consolidated document.
 */
export interface IStoreMetadata {
  /** URL of the store's root, without a slash at its end. */
  readonly href: string;
  readonly zarrFormat: 2 | 3;
  /** Root first, then by path. Groups without arrays are left out, except the root. */
  readonly groups: readonly IGroup[];
}
