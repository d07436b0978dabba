import { existsSync } from 'node:fs';

import { at, state } from '../lib/paths.mjs';
import { fromJest } from '../lib/results.mjs';
import { run } from '../lib/run.mjs';

export const title = 'Unit tests: the core and the widgets';

export async function stage() {
  if (!existsSync(at('../shared/catalogs'))) {
    console.log('../shared/catalogs is absent: its catalogs are not tested.');
  }
  const report = state('reports', 'jest.json');
  await run(
    'jest',
    at('node_modules/.bin/jest'),
    ['--ci', '--json', `--outputFile=${report}`],
    { show: true, allowed: [0, 1] }
  );
  return fromJest(report);
}
