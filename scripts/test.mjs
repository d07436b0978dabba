/**
 * `npm test`: set up what the tests need and run every one of them.
 *
 * `npm test -- --only jest,ui` chooses stages. The last line says how many
 * tests passed and failed; a stage that cannot run counts as one failure.
 */
import { mkdirSync } from 'node:fs';

import { state } from './lib/paths.mjs';
import { Problem, main, sentence } from './lib/problem.mjs';
import { sum } from './lib/results.mjs';
import { setup } from './lib/setup.mjs';
import { seconds } from './lib/steps.mjs';

const STAGES = [
  'lint',
  'scripts',
  'jest',
  'pytest',
  'snippets',
  'live',
  'workshop',
  'fetchfs',
  'ui',
  'wheel',
  'hub',
  'lite'
];

const ONE_FAILED = { passed: 0, failed: 1 };

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

/** One stage; whatever keeps it from running is told and counts as failed. */
async function attempt(name, title, action) {
  console.log(`\n━━ ${name}: ${title}`);
  const begin = Date.now();
  let result;
  try {
    result = await action();
  } catch (error) {
    const words = sentence(error);
    console.error(words ? `✗ ${words}` : error);
    result = ONE_FAILED;
  }
  if (result.passed + result.failed === 0) {
    console.error('✗ No test has run.');
    result = ONE_FAILED;
  }
  const { passed, failed } = result;
  const time = seconds(Date.now() - begin);
  const mark = failed ? '✗' : '✓';
  console.log(`${mark} ${name}: ${passed} passed, ${failed} failed (${time})`);
  return result;
}

await main(async () => {
  const names = chosen(process.argv.slice(2));
  const results = [
    await attempt('setup', 'What the tests need', async () => {
      await setup();
      mkdirSync(state('reports'), { recursive: true });
      return { passed: 1, failed: 0 };
    })
  ];
  for (const name of results[0].failed ? [] : names) {
    const { title, stage } = await import(`./stages/${name}.mjs`);
    results.push(await attempt(name, title, stage));
  }
  const { passed, failed } = sum(results);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
});
