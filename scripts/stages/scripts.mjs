import { rmSync } from 'node:fs';

import { at, state } from '../lib/paths.mjs';
import { fromNodeTest } from '../lib/results.mjs';
import { run } from '../lib/run.mjs';

export const title = 'The commands themselves';

export async function stage() {
  const report = state('reports', 'scripts.xml');
  rmSync(report, { force: true });
  const args = [
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=junit',
    `--test-reporter-destination=${report}`,
    at('scripts', '__tests__', 'commands.test.mjs')
  ];
  await run('scripts', process.execPath, args, { show: true, allowed: [0, 1] });
  return fromNodeTest(report);
}
