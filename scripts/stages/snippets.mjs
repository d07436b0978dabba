import { freePorts } from '../lib/checks.mjs';
import { early } from '../lib/environments.mjs';
import { serveDemo } from '../lib/jupyter.mjs';
import { command, state } from '../lib/paths.mjs';
import { module } from '../lib/python.mjs';
import { fromPytest } from '../lib/results.mjs';
import { Servers } from '../lib/servers.mjs';

export const title = 'Generated code, run by xarray of today and of 2023';

export async function stage() {
  const servers = new Servers();
  const report = state('reports', 'snippets.xml');
  try {
    const venv = await early();
    const { url } = await serveDemo(servers, await freePorts());
    await module(
      'snippets',
      [
        'pytest',
        'tests/snippets',
        '--quiet',
        `--junitxml=${report}`,
        `--demo-url=${url}`,
        `--early-python=${command(venv, 'python')}`
      ],
      { show: true, allowed: [0, 1] }
    );
    return fromPytest(report);
  } finally {
    await servers.stop();
  }
}
