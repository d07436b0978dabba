import { state } from '../lib/paths.mjs';
import { module } from '../lib/python.mjs';
import { fromPytest } from '../lib/results.mjs';

export const title = 'The notebooks of the workshop, run by a kernel';

export async function stage() {
  const report = state('reports', 'workshop.xml');
  const args = ['pytest', 'tests/workshop', '--quiet', `--junitxml=${report}`];
  await module('workshop', args, { show: true, allowed: [0, 1] });
  return fromPytest(report);
}
