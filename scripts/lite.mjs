/**
 * `npm run lite`: build the static site into `dist/lite`.
 *
 * Three forms: `--connected` (the default), `--self-contained --pyodide
 * <distribution>` and `--offline`; lite/README.md says when to take which.
 */
import { parseArgs } from 'node:util';

import { at } from './lib/paths.mjs';
import { Problem, main } from './lib/problem.mjs';
import { setup } from './lib/setup.mjs';
import { site } from './lib/site.mjs';

const USAGE = `Usage: npm run lite [-- --connected [--lock URL]]
       npm run lite -- --self-contained --pyodide FOLDER|ARCHIVE|URL
       npm run lite -- --offline`;

function options() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        connected: { type: 'boolean' },
        'self-contained': { type: 'boolean' },
        offline: { type: 'boolean' },
        pyodide: { type: 'string' },
        lock: { type: 'string' }
      }
    }));
  } catch (error) {
    throw new Problem(`${error.message}\n${USAGE}`);
  }
  const { pyodide, lock, ...forms } = values;
  const [form = 'connected', ...others] = Object.keys(forms);
  const isSelfContained = form === 'self-contained';
  if (
    others.length > 0 ||
    isSelfContained !== (pyodide !== undefined) ||
    (lock !== undefined && form !== 'connected')
  ) {
    throw new Problem(USAGE);
  }
  return { form, pyodide, lock };
}

await main(async () => {
  const chosen = options();
  await setup();
  const folder = await site(at('dist', 'lite'), chosen);
  console.log(`\nThe site (${chosen.form}) is in ${folder}.`);
  console.log('`npm run lite:serve` serves it here.');
  return 0;
});
