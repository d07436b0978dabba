import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';

import { DEMO, at, command, state } from './paths.mjs';
import { dask, offlinePyodide } from './pyodide.mjs';
import { otherVenv } from './python.mjs';
import { environment, run } from './run.mjs';
import { contents, step } from './steps.mjs';
import { wheel } from './wheel.mjs';

/** Files of `lite` that go into the site as they are. */
const SOURCES = [
  'content',
  'jupyter-lite.json',
  'jupyter_lite_config.json',
  'overrides.json',
  'workspaces'
];

const KERNEL =
  'share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension';

/** Whatever `PYTHON` names for the rest. */
const PYTHONS = ['python3.12', 'python3.13', 'python3.14', 'python3'];

/** The environment that builds sites, and its extension for the kernel. */
export async function siteBuilder() {
  const requirements = at('lite', 'requirements.txt');
  const venv = await otherVenv('lite', ['--requirement', requirements], {
    inputs: [contents('lite/requirements.txt')],
    // pyodide-lock, which makes the list of the page's packages, wants it.
    names: PYTHONS,
    oldest: 12
  });
  return { venv, kernel: path.join(venv, KERNEL) };
}

/** Everything of the site's folder but what the build makes of it. */
export async function assemble(source, form) {
  rmSync(source, { recursive: true, force: true });
  mkdirSync(path.join(source, 'static'), { recursive: true });
  const copy = (from, to) =>
    cpSync(from, path.join(source, to), { recursive: true });
  SOURCES.forEach(name => copy(at('lite', name), name));
  if (form === 'offline') {
    const { pyodide, wheels } = await offlinePyodide();
    copy(pyodide, 'static/pyodide');
    copy(wheels, 'static/pyodide-lock');
  }
}

/** Builds a site of these extensions and no other that happens to be installed. */
export async function build(title, source, target, { venv, extensions, more }) {
  rmSync(target, { recursive: true, force: true });
  const options = [
    `--lite-dir=${source}`,
    `--output-dir=${target}`,
    ...extensions.map(
      extension => `--LiteBuildConfig.federated_extensions=${extension}`
    ),
    ...more
  ];
  await run(title, command(venv, 'jupyter-lite'), ['build', ...options], {
    env: environment(venv),
    cwd: source
  });
}

/** Adds packages to the lock that the page's Python will have. */
function addToLock(source, packages) {
  const file = path.join(source, 'jupyter_lite_config.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(config.PyodideLockAddon.patches.packages, packages);
  writeFileSync(file, JSON.stringify(config));
}

/**
 * The static site, built into `target`.
 *
 * @param options.form - `connected`: Pyodide comes from its CDN when someone
 *   runs code; `self-contained`: from the site, of the distribution named in
 *   `pyodide`; `offline`: from the site, without numpy and what needs it
 * @param options.pyodide - folder, archive or address of a distribution
 * @param options.lock - address of a `pyodide-lock.json` beside its packages,
 *   for another CDN
 */
export async function site(target, { form, pyodide, lock } = {}) {
  const file = await wheel();
  const { venv, kernel } = await siteBuilder();
  const title = `Static site (${form})`;
  const inputs = [
    contents(file, ...SOURCES.map(name => `lite/${name}`), 'scripts/lib'),
    contents('jupyterlab_cloudify/demo'),
    ...[form, pyodide ?? '', lock ?? '']
  ];
  await step(title, { inputs, outputs: [target] }, async () => {
    const source = state('lite', form);
    await assemble(source, form);
    // Without numpy there is nothing that Dask could do.
    const wheels = form === 'offline' ? null : await dask('../../static/dask');
    if (wheels) {
      addToLock(source, wheels.packages);
    }
    await build(title, source, target, {
      venv,
      extensions: [file, kernel],
      more: [
        ...(pyodide ? [`--pyodide=${pyodide}`] : []),
        ...(lock ? [`--pyodide-lock-url=${lock}`] : [])
      ]
    });
    const add = (from, name) =>
      cpSync(from, path.join(target, 'static', name), { recursive: true });
    add(DEMO, 'demo');
    if (wheels) {
      add(wheels.folder, 'dask');
    }
    // A host that runs Jekyll over its files would drop some of ours.
    writeFileSync(path.join(target, '.nojekyll'), '');
  });
  return target;
}
