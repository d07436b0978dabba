import { at } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';
import { sum } from '../lib/results.mjs';
import { run } from '../lib/run.mjs';

export const title = 'Style, types and the arrows of the house';

const bin = name => at('node_modules/.bin', name);

const FORMATTED = '**/*{.ts,.tsx,.js,.mjs,.css,.json,.md}';

const CHECKS = {
  prettier: ['prettier', '--check', '--log-level=warn', FORMATTED],
  stylelint: ['stylelint', '--max-warnings=0', 'style/**/*.css'],
  eslint: ['eslint', '.', '--cache', '--max-warnings=0'],
  types: ['tsc', '--noEmit'],
  'types of the browser tests': ['tsc', '--project', 'ui-tests'],
  'types of the snippets': ['tsc', '--project', 'tests/snippets'],
  'types of the live tests': [
    'tsc',
    '--noEmit',
    '--project',
    'tests/live/kerchunk'
  ],
  'core without DOM': ['tsc', '--project', 'tsconfig.core.json'],
  arrows: ['depcruise', 'src']
};

/** Each check counts as one test. */
export async function stage() {
  const results = [];
  for (const [name, [tool, ...args]] of Object.entries(CHECKS)) {
    try {
      await run(name, bin(tool), args);
      console.log(`✓ ${name}`);
      results.push({ passed: 1, failed: 0 });
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      console.error(`✗ ${error.message}`);
      results.push({ passed: 0, failed: 1 });
    }
  }
  return sum(results);
}
