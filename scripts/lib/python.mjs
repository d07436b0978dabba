import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { findPython } from './checks.mjs';
import { ROOT, VENV, command, state } from './paths.mjs';
import { environment, run, slug } from './run.mjs';
import { contents, step } from './steps.mjs';

/** Writes what the extras of pyproject.toml ask for, one requirement a line. */
const REQUIREMENTS = `
import pathlib, sys, tomllib
target, *names = sys.argv[1:]
text = pathlib.Path("pyproject.toml").read_text(encoding="utf-8")
project = tomllib.loads(text)["project"]
extras = project["optional-dependencies"]
lines = {line for name in names for line in extras[name]
         if not line.startswith(project["name"])}
pathlib.Path(target).write_text("\\n".join(sorted(lines)), encoding="utf-8")
`;

const pip = (title, venv, args) =>
  run(
    title,
    command(venv, 'python'),
    ['-m', 'pip', 'install', '--quiet', '--upgrade', ...args],
    { env: environment(venv) }
  );

/**
 * Whether an environment was made where it is.
 *
 * Its commands name their Python by the whole path: in a checkout that was
 * moved they do not start, in a copy they are those of the other one.
 */
export function isInPlace(folder) {
  const config = path.join(folder, 'pyvenv.cfg');
  if (!existsSync(config)) {
    return false;
  }
  const written = readFileSync(config, 'utf8').trimEnd();
  return [folder, realpathSync(folder)].some(at => written.endsWith(` ${at}`));
}

/** The project's own environment: JupyterLab, which brings `jlpm`, and hatchling. */
export async function venv() {
  const title = 'Python environment';
  const python = command(VENV, 'python');
  // One that was whole and is not any more is made anew, or a newer Python
  // would not find what the older one had.
  const clear = existsSync(state('stamps', slug(title))) ? ['--clear'] : [];
  const isStale = !isInPlace(VENV);
  await step(title, { inputs: [], outputs: [python], isStale }, () =>
    run(title, findPython().name, ['-m', 'venv', ...clear, VENV])
  );
  const requirements = ['jupyterlab>=4.6,<5', 'hatchling>=1.27'];
  const outputs = [command(VENV, 'jlpm'), command(VENV, 'hatchling')];
  await step('JupyterLab', { inputs: requirements, outputs }, () =>
    pip('JupyterLab', VENV, requirements)
  );
}

/** What the demo data, the notebooks and the tests import. */
export async function pythonPackages() {
  const title = 'Python packages';
  const extras = ['dev', 'demo', 'test'];
  const list = path.join(VENV, 'requirements.txt');
  const inputs = [contents('pyproject.toml'), ...extras];
  await step(title, { inputs, outputs: [list] }, async () => {
    const python = command(VENV, 'python');
    await run(title, python, ['-c', REQUIREMENTS, list, ...extras]);
    await pip(title, VENV, ['--requirement', list]);
  });
}

/**
 * Another Python environment, of exactly these requirements.
 *
 * Returns its folder.
 *
 * @param options.inputs - digests of the files among the requirements
 * @param options.names - Pythons to choose from, instead of the usual ones
 * @param options.oldest - the oldest minor version that will do
 * @param options.newest - the newest minor version that will do
 */
export async function otherVenv(name, requirements, options = {}) {
  const { inputs = [], ...versions } = options;
  const folder = state('env', name);
  const title = `Environment ${name}`;
  await step(
    title,
    {
      inputs: [...requirements, ...inputs],
      outputs: [command(folder, 'python')]
    },
    async () => {
      const clear = existsSync(folder) ? ['--clear'] : [];
      const python = findPython(versions).name;
      await run(title, python, ['-m', 'venv', ...clear, folder]);
      await pip(title, folder, requirements);
    }
  );
  return folder;
}

/** Run a module of the project with the project's own Python. */
export const module = (title, args, options = {}) =>
  run(title, command(VENV, 'python'), ['-m', ...args], {
    cwd: ROOT,
    env: environment(VENV),
    ...options
  });
