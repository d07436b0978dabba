import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { freePorts } from '../lib/checks.mjs';
import { serveDemo, serveJupyter } from '../lib/jupyter.mjs';
import { ROOT, VENV, at, command, state } from '../lib/paths.mjs';
import { playwright } from '../lib/playwright.mjs';
import { otherVenv } from '../lib/python.mjs';
import { sum } from '../lib/results.mjs';
import { environment, run } from '../lib/run.mjs';
import { Servers } from '../lib/servers.mjs';
import { contents } from '../lib/steps.mjs';
import { wheel } from '../lib/wheel.mjs';

export const title = 'The wheel in the newest and the oldest JupyterLab';

const RELEASES = {
  newest: ['jupyterlab==4.6.*', 'notebook==7.*'],
  oldest: ['jupyterlab==4.2.*', 'notebook==7.2.*']
};

/** `jupyter labextension list` knows the extension and finds it compatible. */
async function isListed(name, venv) {
  const log = `labextension list ${name}`;
  await run(log, command(venv, 'jupyter-labextension'), ['list', '--verbose'], {
    env: environment(venv, { JUPYTER_CONFIG_DIR: state('test', 'empty') })
  });
  const text = readFileSync(
    state('logs', `labextension-list-${name}.log`),
    'utf8'
  );
  const ok = /jupyterlab-cloudify v\S+ .*enabled.*OK/.test(text);
  if (!ok) {
    console.error(text);
  }
  return { passed: Number(ok), failed: Number(!ok) };
}

/** Builds the extension of somebody else, which adds a kind of catalog. */
async function otherExtension() {
  const folder = state('test', 'extension');
  rmSync(folder, { recursive: true, force: true });
  cpSync(at('ui-tests/wheel/extension'), folder, { recursive: true });
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(ROOT, path.join(folder, 'node_modules', 'jupyterlab-cloudify'));
  await run(
    'Other extension',
    command(VENV, 'jupyter-builder'),
    ['build', folder],
    { env: environment(VENV) }
  );
  return path.join(folder, 'labextension');
}

/** Puts it into an environment. */
function add(extension, venv) {
  const name = 'cloudify-other-extension';
  const folder = path.join(venv, 'share/jupyter/labextensions', name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(extension, folder, { recursive: true });
}

async function inBrowser(name, venv, app) {
  const servers = new Servers();
  try {
    const port = await freePorts();
    const demo = await serveDemo(servers, port + 1);
    const url = await serveJupyter(servers, {
      app,
      home: `test/${name}-${app}`,
      isFresh: true,
      venv,
      port,
      token: 'test',
      catalogs: [demo]
    });
    console.log(`${app} of ${name}`);
    const folder = app === 'lab' ? 'wheel' : 'notebook';
    return await playwright(`wheel-${name}-${app}`, folder, url, demo.url);
  } finally {
    await servers.stop();
  }
}

export async function stage() {
  const file = await wheel();
  const inputs = [contents(file)];
  const extension = await otherExtension();
  const results = [];
  for (const [name, releases] of Object.entries(RELEASES)) {
    const venv = await otherVenv(name, [...releases, file], { inputs });
    add(extension, venv);
    results.push(
      await isListed(name, venv),
      await inBrowser(name, venv, 'lab'),
      await inBrowser(name, venv, 'notebook')
    );
  }
  return sum(results);
}
