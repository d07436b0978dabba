import type { IVariable } from '../model';
import { Failure } from '../net';

import { join } from './address';
import type { INode } from './document';
import type { IStore } from './open';
import type { ITarget } from './reference';
import { chunkBytes } from './sizes';

/** Arrays of which the first reference is looked up. */
const TRIES = 3;

/**
 * One of the files that a set of references leads to, which tells where its
 * data is; `null` where none was found.
 *
 * Looks up the first chunk of the arrays with the largest chunks: small ones
 * stand in the set itself. In Parquet a look-up is one request.
 *
 * @throws Failure of a request.
 */
export async function findTarget(
  store: IStore,
  signal?: AbortSignal
): Promise<ITarget | null> {
  const arrays = store.groups
    .flatMap(({ path, variables }) =>
      variables.map(variable => ({ path: join(path, variable.name), variable }))
    )
    .sort((a, b) => sizeOf(b.variable) - sizeOf(a.variable))
    .slice(0, TRIES);
  for (const { path, variable } of arrays) {
    const node = store.nodes.get(path);
    const key = node && firstKey(node, variable);
    const found = key && (await follow(store, key, signal));
    if (found) {
      return found;
    }
  }
  return null;
}

function sizeOf(variable: IVariable): number {
  return chunkBytes(variable) ?? 0;
}

/** The key of an array's first chunk, in Zarr v2. */
function firstKey({ path, array }: INode, { shape }: IVariable): string {
  const separator = array?.dimension_separator === '/' ? '/' : '.';
  const zeros = shape.length === 0 ? ['0'] : shape.map(() => '0');
  return `${path}/${zeros.join(separator)}`;
}

async function follow(
  { references }: IStore,
  key: string,
  signal?: AbortSignal
): Promise<ITarget | null> {
  try {
    const found = await references?.find(key, signal);
    return found && 'url' in found ? found : null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'reference') {
      return null;
    }
    throw error;
  }
}
