import { readFileSync } from 'node:fs';

import { freePorts } from '../lib/checks.mjs';
import { serveDemo } from '../lib/jupyter.mjs';
import { VENV, at, command, state } from '../lib/paths.mjs';
import { module, otherVenv } from '../lib/python.mjs';
import { fromPytest } from '../lib/results.mjs';
import { Servers } from '../lib/servers.mjs';

export const title = 'Generated code, run by xarray of today and of 2023';

/** xarray and Zarr of early 2023, which have no wheels beyond Python 3.11. */
function early() {
  const requirements = readFileSync(
    at('tests/snippets/early-2023.txt'),
    'utf8'
  );
  return otherVenv('early-2023', requirements.trim().split('\n'), {
    names: [command(VENV, 'python'), 'python3.11'],
    newest: 11
  });
}

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
