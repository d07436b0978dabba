import { rmSync } from 'node:fs';

import { state } from './paths.mjs';
import { fromNodeTest } from './results.mjs';
import { run } from './run.mjs';

/** Runs tests of Node's own runner; resolves to what passed and failed. */
export async function nodeTest(title, file, env = process.env) {
  const report = state('reports', `${title}.xml`);
  rmSync(report, { force: true });
  const args = [
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=junit',
    `--test-reporter-destination=${report}`,
    file
  ];
  await run(title, process.execPath, args, {
    show: true,
    allowed: [0, 1],
    env
  });
  return fromNodeTest(report);
}
