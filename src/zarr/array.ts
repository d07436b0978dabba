import { asTexts, isObject } from '../model';
import type { IVariable, JSONObject, JSONValue } from '../model';

import type { INode } from './document';
import { readDtypeV2, readDtypeV3 } from './dtype';
import { maskValue } from './fillValue';

/**
 * An array's metadata as a variable, whose role its group tells.
 *
 * Nothing in it is trusted: what cannot be read leaves a placeholder, so that
 * one odd array never hides the others.
 */
export function readArray(
  name: string,
  node: INode,
  zarrFormat: 2 | 3
): IVariable {
  const array = node.array ?? {};
  const known = lengths(array.shape);
  const shape = known ?? [];
  const { itemSize, name: dtype } =
    zarrFormat === 2 ? readDtypeV2(array.dtype) : readDtypeV3(array.data_type);
  const grid = zarrFormat === 2 ? array.chunks : chunkShape(array.chunk_grid);
  const shard = zarrFormat === 3 ? sharding(array.codecs) : null;
  return {
    name,
    role: 'data',
    dims: readDims(node, shape.length),
    shape,
    ...(known ? {} : { isShapeless: true }),
    chunks:
      ofRank(lengths(grid), shape) ?? shape.map(size => Math.max(1, size)),
    innerChunks: ofRank(lengths(shard?.chunk_shape), shape),
    dtype,
    itemSize: known ? itemSize : null,
    codecs:
      zarrFormat === 2
        ? [...names(array.filters, 'id'), ...names([array.compressor], 'id')]
        : codecNames(array.codecs),
    fillValue: maskValue(node, zarrFormat),
    attributes: visible(node.attributes)
  };
}

/**
 * Names of an array's dimensions: xarray's attribute in v2, NCZarr's references,
 * `dimension_names` in v3; `dim_0` … where none are given.
 */
function readDims({ array, attributes }: INode, rank: number): string[] {
  const netcdf = array?._nczarr_array ?? array?._NCZARR_ARRAY;
  const given = [
    attributes._ARRAY_DIMENSIONS,
    array?.dimension_names,
    isObject(netcdf)
      ? asTexts(netcdf.dimrefs).map(path => path.replace(/^.*\//, ''))
      : undefined
  ].find(Array.isArray);
  return Array.from({ length: rank }, (_, axis) => {
    const name: unknown = given?.[axis];
    return typeof name === 'string' ? name : `dim_${axis}`;
  });
}

/** Attributes without those that only the encoding uses, as xarray hides them. */
function visible(attributes: JSONObject): JSONObject {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name]) => !/^(_ARRAY_DIMENSIONS|_FillValue)$|^_nc/i.test(name)
    )
  );
}

function chunkShape(grid: JSONValue | undefined): JSONValue | undefined {
  const configuration = isObject(grid) ? grid.configuration : undefined;
  return isObject(configuration) ? configuration.chunk_shape : undefined;
}

/** The configuration of the sharding codec, when the array has one. */
function sharding(codecs: JSONValue | undefined): JSONObject | null {
  for (const codec of Array.isArray(codecs) ? codecs : []) {
    if (isObject(codec) && codec.name === 'sharding_indexed') {
      return isObject(codec.configuration) ? codec.configuration : {};
    }
  }
  return null;
}

/** Names of v3 codecs; those inside shards follow the sharding codec. */
function codecNames(codecs: JSONValue | undefined): string[] {
  return [
    ...names(codecs, 'name'),
    ...names(sharding(codecs)?.codecs, 'name')
  ].filter(name => name !== 'bytes');
}

function names(codecs: JSONValue | undefined, key: string): string[] {
  return asTexts(
    (Array.isArray(codecs) ? codecs : []).map((codec: JSONValue) =>
      isObject(codec) ? codec[key] : codec
    )
  );
}

/** Dimensions that an array of NumPy can have. */
const MOST_DIMENSIONS = 64;

/** Elements beyond which lengths are nonsense, and their product no number. */
const MOST = 1e100;

/** A list of lengths, or `null` where something in it is none. */
function lengths(value: JSONValue | undefined): readonly number[] | null {
  const isList =
    Array.isArray(value) &&
    value.length <= MOST_DIMENSIONS &&
    value.every(length => Number.isSafeInteger(length) && length >= 0);
  if (!isList) {
    return null;
  }
  const list: readonly number[] = value;
  const elements = list.reduce((product, size) => product * (size || 1), 1);
  return elements < MOST ? list : null;
}

/** Chunk lengths that fit the shape: as many, and none of them zero. */
function ofRank(
  chunks: readonly number[] | null,
  shape: readonly number[]
): readonly number[] | null {
  const fits = chunks?.length === shape.length && !chunks.includes(0);
  return fits ? chunks : null;
}
