import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

import { freePorts } from '../lib/checks.mjs';
import { overrides, serveDemo } from '../lib/jupyter.mjs';
import { VENV, command, state } from '../lib/paths.mjs';
import { playwright } from '../lib/playwright.mjs';
import { otherVenv } from '../lib/python.mjs';
import { environment, run } from '../lib/run.mjs';
import { Servers } from '../lib/servers.mjs';
import { wheel } from '../lib/wheel.mjs';

export const title = 'The wheel in a JupyterLite site';

const PACKAGES = [
  'jupyterlite-core==0.8.*',
  'jupyterlite-pyodide-kernel==0.8.*'
];

/** A site with the wheel in it and these catalogs in its settings. */
async function site(catalogs) {
  const file = await wheel();
  const venv = await otherVenv('lite', PACKAGES);
  const source = state('lite', 'source');
  const target = state('lite', 'site');
  rmSync(state('lite'), { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  const write = (name, content) =>
    writeFileSync(`${source}/${name}`, JSON.stringify(content));
  write('overrides.json', overrides(catalogs));
  write('jupyter_lite_config.json', {
    LiteBuildConfig: { federated_extensions: [file] }
  });
  await run(
    'jupyter lite build',
    command(venv, 'jupyter-lite'),
    ['build', `--lite-dir=${source}`, `--output-dir=${target}`],
    { env: environment(venv), cwd: source }
  );
  return target;
}

export async function stage() {
  const servers = new Servers();
  try {
    const port = await freePorts();
    const demo = await serveDemo(servers, port + 1);
    const folder = await site([demo]);
    const url = `http://127.0.0.1:${port}/lab/index.html`;
    await servers.start(
      'Static site',
      command(VENV, 'python'),
      ['-m', 'http.server', String(port), '--bind', '127.0.0.1'],
      { url, cwd: folder }
    );
    return await playwright('lite', 'lite', url, demo.url);
  } finally {
    await servers.stop();
  }
}
