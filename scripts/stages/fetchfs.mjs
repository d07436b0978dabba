import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { freePorts } from '../lib/checks.mjs';
import { serveFolder } from '../lib/jupyter.mjs';
import { DEMO, VENV, at, command, state } from '../lib/paths.mjs';
import { playwright } from '../lib/playwright.mjs';
import { offlinePyodide } from '../lib/pyodide.mjs';
import { module } from '../lib/python.mjs';
import { fromPytest, sum } from '../lib/results.mjs';
import { environment } from '../lib/run.mjs';
import { Servers } from '../lib/servers.mjs';

export const title = 'fetchfs, in CPython and in a page';

async function inPython() {
  const report = state('reports', 'fetchfs.xml');
  const args = ['pytest', 'lite/fetchfs', '--quiet', `--junitxml=${report}`];
  await module('fetchfs', args, { show: true, allowed: [0, 1] });
  return fromPytest(report);
}

/** A page with Pyodide and, of all packages, fsspec and fetchfs; its folder. */
export async function page() {
  const folder = state('fetchfs');
  const wheels = path.join(folder, 'wheels');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(wheels, { recursive: true });
  cpSync(at('ui-tests', 'fetchfs', 'page'), folder, { recursive: true });
  const parts = await offlinePyodide();
  cpSync(parts.pyodide, path.join(folder, 'pyodide'), { recursive: true });
  for (const from of [
    parts.wheels,
    at('jupyterlab_cloudify', 'labextension', 'pypi')
  ]) {
    for (const name of readdirSync(from)) {
      if (/^(fsspec|fetchfs)-.*[.]whl$/.test(name)) {
        cpSync(path.join(from, name), path.join(wheels, name));
      }
    }
  }
  writeFileSync(
    path.join(folder, 'wheels.json'),
    JSON.stringify(readdirSync(wheels))
  );
  return folder;
}

async function inPage() {
  const servers = new Servers();
  try {
    const port = await freePorts();
    const url = await serveFolder(servers, await page(), port);
    const demo = `http://127.0.0.1:${port + 1}/catalog.json`;
    const args = ['-m', 'lite.fetchfs.tests.server', DEMO];
    await servers.start(
      'Other hosts',
      command(VENV, 'python'),
      [...args, '--port', String(port + 1)],
      { url: demo, env: environment(VENV) }
    );
    return await playwright('fetchfs', 'fetchfs', `${url}index.html`, demo);
  } finally {
    await servers.stop();
  }
}

export async function stage() {
  return sum([await inPython(), await inPage()]);
}
