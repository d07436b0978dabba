import { at } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';
import { sum } from '../lib/results.mjs';
import { run } from '../lib/run.mjs';

export const title = 'Style, types and the arrows of the house';

const bin = name => at('node_modules/.bin', name);

const CHECKS = [
  [
    'prettier',
    '--check',
    '--log-level=warn',
    '**/*{.ts,.tsx,.js,.mjs,.css,.json,.md}'
  ],
  ['stylelint', '--max-warnings=0', 'style/**/*.css'],
  ['eslint', '.', '--cache', '--max-warnings=0'],
  ['tsc', '--noEmit'],
  ['tsc', '--project', 'tsconfig.core.json'],
  ['tsc', '--project', 'ui-tests'],
  ['depcruise', 'src']
];

/** Each check counts as one test. */
export async function stage() {
  const results = [];
  for (const [tool, ...args] of CHECKS) {
    try {
      await run([tool, ...args].join(' '), bin(tool), args);
      results.push({ passed: 1, failed: 0 });
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      console.error(error.message);
      results.push({ passed: 0, failed: 1 });
    }
  }
  return sum(results);
}
