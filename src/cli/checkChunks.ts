import type { IGroup, IVariable } from '../model';
import { chunkBytes, chunkCount } from '../zarr';

import type { Verdict } from './checkReport';

/** Bytes of a chunk in memory below which requests cost more than they bring. */
const SMALL = 100_000;

/** Bytes of a chunk in memory that workers and pages can hold. */
const LARGE = 200_000_000;

/** Small chunks do no harm when they are this few. */
const FEW = 10;

/** Files of one variable above which listing and planning take long. */
const MANY = 100_000;

/** Whether the variables are stored in pieces that clients can live with. */
export function checkChunks(groups: readonly IGroup[]): Verdict[] {
  const variables = groups.flatMap(({ variables }) => variables);
  const faults = [
    fault(
      variables.filter(isSmall),
      'in chunks below 100 kB',
      'each is a request'
    ),
    fault(
      variables.filter(isLarge),
      'in chunks above 200 MB',
      'each has to fit into memory whole'
    ),
    fault(
      variables.filter(variable => chunkCount(variable) > MANY),
      'in more than 100,000 chunks',
      'planning alone takes long'
    )
  ].filter(verdict => verdict !== null);
  const fine = `Its chunks are of a good size (${variables.length} variables).`;
  return faults.length > 0 ? faults : [{ level: 'ok', text: fine }];
}

function isSmall(variable: IVariable): boolean {
  const bytes = chunkBytes(variable);
  return bytes !== null && bytes < SMALL && chunkCount(variable) > FEW;
}

function isLarge(variable: IVariable): boolean {
  return pieceBytes(variable) > LARGE;
}

/** One sentence for all variables of a fault, with the worst as its example. */
function fault(
  variables: readonly IVariable[],
  what: string,
  consequence: string
): Verdict | null {
  const [worst] = [...variables].sort((a, b) => chunkCount(b) - chunkCount(a));
  if (!worst) {
    return null;
  }
  const subject =
    variables.length === 1
      ? '1 variable is stored'
      : `${variables.length} variables are stored`;
  const example = `${worst.name}: ${chunkCount(worst)} of ${size(pieceBytes(worst))}`;
  const text = `${subject} ${what} (${example}): ${consequence}.`;
  return { level: 'warn', text };
}

/** Bytes of the least that can be read at a time: of a shard, a part. */
function pieceBytes({ innerChunks, chunks, ...variable }: IVariable): number {
  const piece = innerChunks ?? chunks;
  return chunkBytes({ ...variable, innerChunks, chunks: piece }) ?? 0;
}

function size(bytes: number): string {
  return bytes < 1e6
    ? `${(bytes / 1e3).toFixed(1)} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
