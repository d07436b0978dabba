import { accessSync, constants, existsSync } from 'node:fs';

import { checkDisk } from './checks.mjs';
import { DEMO, ROOT, VENV, at, command } from './paths.mjs';
import { module, pythonPackages, venv } from './python.mjs';
import { environment, run } from './run.mjs';
import { contents, step } from './steps.mjs';

const jlpm = (title, ...args) =>
  run(title, command(VENV, 'jlpm'), args, { env: environment(VENV) });

async function nodePackages() {
  const inputs = [contents('package.json', 'yarn.lock', '.yarnrc.yml')];
  const outputs = [at('node_modules', '.yarn-state.yml')];
  await step('Node packages', { inputs, outputs }, () =>
    jlpm('Node packages', 'install', '--immutable')
  );
}

/** The extension, built from `src`, `schema` and `style`. */
async function build() {
  const sources = [
    'lite/content',
    'lite/fetchfs',
    'package.json',
    'schema',
    'scripts/carry.mjs',
    'src',
    'style',
    'tsconfig.json'
  ];
  const labextension = at('jupyterlab_cloudify', 'labextension');
  await step(
    'Extension',
    {
      inputs: [contents(...sources, 'yarn.lock')],
      outputs: [at('lib'), `${labextension}/package.json`]
    },
    () => jlpm('Extension', 'build')
  );
}

/** Link the built extension into the project's JupyterLab. */
async function link() {
  const name = 'jupyterlab-cloudify';
  const linked = command(VENV, `../share/jupyter/labextensions/${name}`);
  await step(
    'Extension in JupyterLab',
    { inputs: [contents('pyproject.toml')], outputs: [linked] },
    () =>
      run(
        'Extension in JupyterLab',
        command(VENV, 'jupyter-builder'),
        ['develop', '.', '--overwrite'],
        { env: environment(VENV) }
      )
  );
}

async function demoData() {
  await step(
    'Demo data',
    { inputs: [contents('jupyterlab_cloudify/demo')], outputs: [DEMO] },
    () => module('Demo data', ['jupyterlab_cloudify.demo', 'build', DEMO])
  );
}

/**
 * Bring a fresh clone to where JupyterLab can be started.
 *
 * Each step is skipped when what it depends on has not changed since.
 */
export async function setup() {
  accessSync(ROOT, constants.W_OK);
  if (![VENV, at('node_modules'), DEMO].every(path => existsSync(path))) {
    checkDisk();
  }
  await venv();
  const both = await Promise.allSettled([
    nodePackages().then(build).then(link),
    pythonPackages().then(demoData)
  ]);
  const failed = both.find(({ status }) => status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}
