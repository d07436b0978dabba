import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { at, state } from './paths.mjs';
import { module } from './python.mjs';
import { contents, step } from './steps.mjs';

const SOURCES = [
  'jupyter-config',
  'jupyterlab_cloudify',
  'lite/content',
  'lite/fetchfs',
  'package.json',
  'profiles',
  'pyproject.toml',
  'schema',
  'scripts/carry.mjs',
  'src',
  'style',
  'tsconfig.json',
  'yarn.lock'
];

const LABEXTENSION = at('jupyterlab_cloudify', 'labextension');

/**
 * The wheel as a packager builds it. Returns its path.
 *
 * The build for development makes way, which the wheel would pack as it is.
 */
export async function wheel() {
  const folder = state('wheel');
  await step(
    'Wheel',
    { inputs: [contents(...SOURCES)], outputs: [folder] },
    async () => {
      rmSync(folder, { recursive: true, force: true });
      rmSync(LABEXTENSION, { recursive: true, force: true });
      await module('Wheel', ['pip', 'wheel', '.', '--no-deps', '-w', folder]);
    }
  );
  const [name] = readdirSync(folder).filter(file => file.endsWith('.whl'));
  return path.join(folder, name);
}
