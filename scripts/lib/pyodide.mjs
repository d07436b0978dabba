import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

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
  'asttokens==3.0.1',
  'comm==0.2.3',
  'executing==2.2.1',
  'ipython_pygments_lexers==1.1.1',
  'jedi==0.19.2',
  'matplotlib_inline==0.2.1',
  'parso==0.8.6',
  'prompt_toolkit==3.0.52',
  'pure_eval==0.2.3',
  'pyodide_http==0.2.2',
  'six==1.17.0',
  'stack_data==0.6.3',
  'typing_extensions==4.15.0',
  'wcwidth==0.6.0'
];

/** Dask and what Pyodide's distribution lacks of what it needs; pure Python. */
const DASK = [
  {
    name: 'dask',
    version: '2026.3.0',
    depends: [
      'click',
      'cloudpickle',
      'fsspec',
      'packaging',
      'partd',
      'pyyaml',
      'toolz'
    ]
  },
  { name: 'partd', version: '1.4.2', depends: ['locket', 'toolz'] },
  { name: 'locket', version: '1.0.0', depends: [] }
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

async function download(title, requirements, folder) {
  const outputs = [folder];
  await step(title, { inputs: requirements, outputs }, async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const args = [...DOWNLOAD, '--dest', folder, ...requirements];
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
  await download('Wheels that Pyodide starts with', WHEELS, folders.wheels);
  return folders;
}

/**
 * Dask for a site whose Pyodide has numpy.
 *
 * Returns the folder of its wheels and their entries in Pyodide's lock, in which
 * they lie at `base`.
 */
export async function dask(base) {
  const folder = state('dask');
  const pins = DASK.map(({ name, version }) => `${name}==${version}`);
  await download('Dask for the page', pins, folder);
  const entries = DASK.map(({ name, version, depends }) => {
    const file = readdirSync(folder).find(file => file.startsWith(`${name}-`));
    const bytes = readFileSync(path.join(folder, file));
    const entry = {
      name,
      version,
      depends,
      file_name: `${base}/${file}`,
      imports: [name],
      install_dir: 'site',
      package_type: 'package',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      unvendored_tests: false
    };
    return [name, entry];
  });
  return { folder, packages: Object.fromEntries(entries) };
}
