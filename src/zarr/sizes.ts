import type { IGroup, IVariable } from '../model';

/** Bytes of a variable in memory as it is stored; `null` when its type has no fixed length. */
export function variableBytes({ shape, itemSize }: IVariable): number | null {
  return itemSize === null ? null : product(shape) * itemSize;
}

/** Number of pieces that a variable is stored in, each one request. */
export function chunkCount({ shape, chunks }: IVariable): number {
  return product(shape.map((size, axis) => Math.ceil(size / chunks[axis])));
}

/** Bytes of a whole chunk (or shard) in memory. */
export function chunkBytes({ chunks, itemSize }: IVariable): number | null {
  return itemSize === null ? null : product(chunks) * itemSize;
}

/** Bytes of all variables whose type tells them. */
export function groupBytes({ variables }: IGroup): number {
  return sum(variables.map(variable => variableBytes(variable) ?? 0));
}

/** Number of pieces that all variables are stored in. */
export function groupChunks({ variables }: IGroup): number {
  return sum(variables.map(chunkCount));
}

function product(factors: readonly number[]): number {
  return factors.reduce((a, b) => a * b, 1);
}

function sum(terms: readonly number[]): number {
  return terms.reduce((a, b) => a + b, 0);
}
