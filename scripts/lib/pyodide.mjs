import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';

import { VENV, command, state } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

/** The Pyodide of jupyterlite-pyodide-kernel 0.8.6. */
const VERSION = '314.0.6';

/**
 * What the kernel imports when it starts, at the versions of Pyodide's lock
 * where it has them. numpy and what stands on it have no WebAssembly wheel in
 * the package registries, so a site made of these alone has no xarray.
 */
const WHEELS = [
  'micropip==0.11.1',
  'packaging==26.1',
  'ipython==9.12.0',
  'traitlets==5.14.3',
  'pygments==2.20.0',
  'decorator==5.2.1',
  'fsspec==2026.3.0',
  'asttokens',
  'comm',
  'executing',
  'ipython_pygments_lexers',
  'jedi',
  'matplotlib_inline',
  'parso',
  'prompt_toolkit',
  'pure_eval',
  'pyodide_http',
  'six',
  'stack_data',
  'typing_extensions',
  'wcwidth'
];

const DOWNLOAD = [
  ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:'],
  ['--python-version', '3.14', '--platform', 'any'],
  ['--implementation', 'py', '--abi', 'none']
].flat();

/** The interpreter and its standard library, from npm. */
async function interpreter(folder) {
  const title = `Pyodide ${VERSION}`;
  await step(title, { inputs: [], outputs: [folder] }, async () => {
    const parts = state('lite', 'npm');
    rmSync(parts, { recursive: true, force: true });
    mkdirSync(parts, { recursive: true });
    await run(title, 'npm', ['pack', `pyodide@${VERSION}`], { cwd: parts });
    const [archive] = readdirSync(parts);
    await run(title, 'tar', ['xzf', archive], { cwd: parts });
    cpSync(`${parts}/package`, folder, { recursive: true });
  });
}

async function wheels(folder) {
  const title = 'Wheels that Pyodide starts with';
  await step(title, { inputs: WHEELS, outputs: [folder] }, async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const args = [...DOWNLOAD, '--dest', folder, ...WHEELS];
    await run(title, command(VENV, 'python'), args);
  });
}

/**
 * A Pyodide from npm and PyPI alone, where its own distribution is out of
 * reach: enough to start the kernel and to read bytes, without numpy.
 *
 * Returns the folders of the interpreter and of the wheels.
 */
export async function offlinePyodide() {
  const folders = { pyodide: state('pyodide'), wheels: state('wheels') };
  await interpreter(folders.pyodide);
  await wheels(folders.wheels);
  return folders;
}
