import { readFileSync } from 'node:fs';

import { VENV, at, command } from './paths.mjs';
import { otherVenv } from './python.mjs';
import { contents } from './steps.mjs';

/** The Python of an environment of exactly what a requirements file names. */
export async function pythonOf(name, file, versions = {}) {
  const venv = await otherVenv(name, ['--requirement', at(file)], {
    inputs: [contents(file)],
    ...versions
  });
  return command(venv, 'python');
}

/** xarray and Zarr of early 2023, which have no wheels beyond Python 3.11. */
export function early() {
  const file = 'tests/snippets/early-2023.txt';
  const requirements = readFileSync(at(file), 'utf8').trim().split('\n');
  return otherVenv('early-2023', requirements, {
    names: [command(VENV, 'python'), 'python3.11'],
    newest: 11
  });
}
