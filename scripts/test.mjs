/**
 * `npm test`: set up what the tests need and run every one of them.
 *
 * `npm test -- --only jest,ui` chooses stages. The last line says how many
 * tests passed and failed; a stage that cannot run counts as one failure.
 */
import { mkdirSync } from 'node:fs';

import { state } from './lib/paths.mjs';
import { Problem, main } from './lib/problem.mjs';
import { sum } from './lib/results.mjs';
import { setup } from './lib/setup.mjs';
import { seconds } from './lib/steps.mjs';

const STAGES = ['lint', 'jest', 'pytest', 'snippets', 'ui', 'wheel', 'lite'];

function chosen([option, names, ...rest]) {
  if (option === undefined) {
    return STAGES;
  }
  const wanted = (names ?? '').split(',');
  if (
    option !== '--only' ||
    rest.length ||
    !wanted.every(name => STAGES.includes(name))
  ) {
    throw new Problem(
      `Usage: npm test [-- --only STAGE,…]. Stages: ${STAGES.join(', ')}`
    );
  }
  return STAGES.filter(name => wanted.includes(name));
}

async function runStage(name) {
  const { title, stage } = await import(`./stages/${name}.mjs`);
  console.log(`\n━━ ${name}: ${title}`);
  const begin = Date.now();
  let result;
  try {
    result = await stage();
  } catch (error) {
    console.error(error instanceof Problem ? `✗ ${error.message}` : error);
    result = { passed: 0, failed: 1 };
  }
  const { passed, failed } = result;
  const mark = failed || !passed ? '✗' : '✓';
  const time = seconds(Date.now() - begin);
  console.log(`${mark} ${name}: ${passed} passed, ${failed} failed (${time})`);
  return passed || failed ? result : { passed: 0, failed: 1 };
}

await main(async () => {
  const names = chosen(process.argv.slice(2));
  mkdirSync(state('reports'), { recursive: true });
  await setup();
  const results = [];
  for (const name of names) {
    results.push(await runStage(name));
  }
  const { passed, failed } = sum(results);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
});
