import path from 'node:path';

import { early, pythonOf } from '../lib/environments.mjs';
import { DEMO, command, state } from '../lib/paths.mjs';
import { module } from '../lib/python.mjs';
import { fromPytest, sum } from '../lib/results.mjs';

export const title = 'One live server of each kind of catalog';

/** Each kind, and what its tests are given. */
const KINDS = {
  async xpublish(python) {
    return [
      `--demo=${DEMO}`,
      `--xpublish-04=${await python('requirements-0.4.txt')}`,
      `--xpublish-05=${await python('requirements-0.5.txt')}`
    ];
  },
  async intake(python) {
    return [
      `--intake-07=${await python('requirements-0.7.txt')}`,
      `--intake-2=${await python('requirements-2.txt')}`
    ];
  },
  async kerchunk(python) {
    return [
      `--virtualizarr=${await python('requirements.txt')}`,
      `--early-python=${command(await early(), 'python')}`
    ];
  },
  async freva() {
    return [`--demo=${DEMO}`];
  },
  async stacapi(python) {
    const rustac = await python('requirements.txt');
    return [
      `--demo=${DEMO}`,
      `--rustac=${path.join(path.dirname(rustac), 'rustac')}`
    ];
  }
};

async function live(kind) {
  const folder = `tests/live/${kind}`;
  const report = state('reports', `live-${kind}.xml`);
  const options = await KINDS[kind](file =>
    pythonOf(`${kind}-${file.replace('.txt', '')}`, `${folder}/${file}`)
  );
  console.log(kind);
  const args = ['pytest', folder, '--quiet', `--junitxml=${report}`];
  await module(`live ${kind}`, [...args, ...options], {
    show: true,
    allowed: [0, 1]
  });
  return fromPytest(report);
}

export async function stage() {
  const results = [];
  for (const kind of Object.keys(KINDS)) {
    results.push(await live(kind));
  }
  return sum(results);
}
