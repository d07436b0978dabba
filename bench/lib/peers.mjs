import { mkdirSync } from 'node:fs';

import { FetchStore, open, withMaybeConsolidatedMetadata } from 'zarrita';

import { VENV, command, state } from '../../scripts/lib/paths.mjs';
import { module } from '../../scripts/lib/python.mjs';
import { run } from '../../scripts/lib/run.mjs';

/** What zarrita needs to know every array of a consolidated store. */
export async function readWithZarrita(url) {
  const store = await withMaybeConsolidatedMetadata(new FetchStore(url));
  const root = await open(store, { kind: 'group' });
  for (const { path, kind } of store.contents?.() ?? []) {
    if (kind === 'array') {
      await open(root.resolve(path), { kind });
    }
  }
}

/** What our generated code does: xarray, which decodes the coordinates too. */
export const readWithXarray = url =>
  run('xarray', command(VENV, 'python'), [
    '-c',
    'import sys, xarray as xr\n' +
      'xr.open_dataset(sys.argv[1], engine="zarr", consolidated=True, chunks={})',
    url
  ]);

/**
 * Unpacks other extensions of PyPI without their servers. Returns the folder
 * for `JUPYTER_PATH`.
 */
export async function peerExtensions(requirements) {
  const folder = state('bench', 'peers');
  mkdirSync(folder, { recursive: true });
  const options = ['--quiet', '--no-deps', '--upgrade', '--target', folder];
  await module('peers', ['pip', 'install', ...options, ...requirements]);
  return `${folder}/share/jupyter`;
}
