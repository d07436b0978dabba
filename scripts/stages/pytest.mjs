import { state } from '../lib/paths.mjs';
import { module } from '../lib/python.mjs';
import { fromPytest } from '../lib/results.mjs';

export const title = 'Python tests: the demo data and its server';

export async function stage() {
  const report = state('reports', 'pytest.xml');
  await module(
    'pytest',
    ['pytest', '--quiet', `--junitxml=${report}`, 'jupyterlab_cloudify'],
    { show: true, allowed: [0, 1] }
  );
  return fromPytest(report);
}
