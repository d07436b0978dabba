import type { IGroup, IVariable } from '../model';

import type { ISpan } from './axis';
import type { IGrid } from './grid';
import type { ILocated } from './picks';
import { chunkBytes } from './sizes';

/** What reading a part of a variable takes. */
export interface ICost {
  /** Pieces to fetch, each one request. */
  readonly chunks: number;
  /** Bytes of those pieces when unpacked; `null` where the data type does not tell. */
  readonly bytes: number | null;
  /** Bytes of the part itself, once xarray has decoded it. */
  readonly selectedBytes: number | null;
}

/** What a selection takes. */
export interface ISelectionCost {
  /** By name of the data variable. */
  readonly variables: ReadonlyMap<string, ICost>;
  readonly total: ICost;
  /** `false` for an estimate or an upper bound. */
  readonly exact: boolean;
}

/** What it takes to fetch variables (`null`: all data variables) where picks lie. */
export function cost(
  group: IGroup,
  names: readonly string[] | null,
  { spans, exact }: ILocated
): ISelectionCost {
  const variables = new Map(
    group.variables
      .filter(({ name, role }) => names?.includes(name) ?? role === 'data')
      .map(variable => [variable.name, costOf(variable, spans)])
  );
  const costs = [...variables.values()];
  const total = {
    chunks: costs.reduce((sum, { chunks }) => sum + chunks, 0),
    bytes: sumOf(costs.map(({ bytes }) => bytes)),
    selectedBytes: sumOf(costs.map(({ selectedBytes }) => selectedBytes))
  };
  return { variables, total, exact };
}

/** What one map takes: everything horizontal, one of everything else. */
export function mapCost(variable: IVariable, grid: IGrid): ICost | null {
  return costAlong(variable, grid.horizontal.dims);
}

/** What the series of one point takes: all times, one of everything else. */
export function seriesCost(variable: IVariable, grid: IGrid): ICost | null {
  return costAlong(variable, grid.time ? [grid.time.dimension] : []);
}

/** `null` where the variable lacks one of the dimensions, or there are none. */
function costAlong(
  variable: IVariable,
  dimensions: readonly string[]
): ICost | null {
  const { dims } = variable;
  const has = dimensions.every(name => dims.includes(name));
  if (!has || dimensions.length === 0) {
    return null;
  }
  const others = dims.filter(name => !dimensions.includes(name));
  const one = { start: 0, stop: 1 };
  return costOf(variable, new Map(others.map(name => [name, one])));
}

function costOf(variable: IVariable, spans: ReadonlyMap<string, ISpan>): ICost {
  let chunks = 1;
  let elements = 1;
  variable.dims.forEach((name, axis) => {
    const size = variable.shape[axis];
    const length = variable.chunks[axis];
    const span = spans.get(name) ?? { start: 0, stop: size };
    const stop = Math.min(span.stop, size);
    const count = Math.max(0, stop - span.start);
    elements *= count;
    chunks *=
      count === 0
        ? 0
        : Math.floor((stop - 1) / length) - Math.floor(span.start / length) + 1;
  });
  const itemSize = decodedSize(variable);
  const bytes = chunkBytes(variable);
  return {
    chunks,
    bytes: bytes === null ? null : chunks * bytes,
    selectedBytes: itemSize === null ? null : elements * itemSize
  };
}

/**
 * Bytes of an element in memory: xarray unpacks to doubles (that of 2023 to floats
 * where they hold as much), and makes floats of integers that may be missing.
 */
function decodedSize(variable: IVariable): number | null {
  const { dtype, itemSize, fillValue, attributes } = variable;
  const isPacked = 'scale_factor' in attributes || 'add_offset' in attributes;
  const isMasked = (fillValue ?? attributes.missing_value ?? null) !== null;
  if (itemSize === null || !(isPacked || (isMasked && /^u?int/.test(dtype)))) {
    return itemSize;
  }
  return isPacked || itemSize > 2 ? Math.max(itemSize, 8) : 4;
}

/** The sum of what is known; `null` where nothing is. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null);
  return known.length === 0 && values.length > 0
    ? null
    : known.reduce((sum, value) => sum + value, 0);
}
