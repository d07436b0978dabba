import { VENV, at, command } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';
import { sum } from '../lib/results.mjs';
import { run } from '../lib/run.mjs';

export const title = 'Style, types and the arrows of the house';

const bin = name => at('node_modules/.bin', name);
const ruff = command(VENV, 'ruff');

const FORMATTED = '**/*{.ts,.tsx,.js,.mjs,.css,.json,.md}';

const CHECKS = {
  prettier: [bin('prettier'), '--check', '--log-level=warn', FORMATTED],
  stylelint: [bin('stylelint'), '--max-warnings=0', 'style/**/*.css'],
  eslint: [bin('eslint'), '.', '--cache', '--max-warnings=0'],
  types: [bin('tsc'), '--noEmit'],
  'types of the browser tests': [bin('tsc'), '--project', 'ui-tests'],
  'types of the snippets': [bin('tsc'), '--project', 'tests/snippets'],
  'types of the live tests': [
    bin('tsc'),
    '--noEmit',
    '--project',
    'tests/live/kerchunk'
  ],
  'core without DOM': [bin('tsc'), '--project', 'tsconfig.core.json'],
  arrows: [bin('depcruise'), 'src'],
  ruff: [ruff, 'check', '--no-cache'],
  'ruff format': [ruff, 'format', '--check', '--no-cache']
};

/** Each check counts as one test. */
export async function stage() {
  const results = [];
  for (const [name, [tool, ...args]] of Object.entries(CHECKS)) {
    try {
      await run(name, tool, args);
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
