import { existsSync, rmSync } from 'node:fs';

import { findChromium } from './checks.mjs';
import { at, state } from './paths.mjs';
import { fromPlaywright } from './results.mjs';
import { run } from './run.mjs';

/**
 * Run the browser tests of one folder of `ui-tests` against a server.
 *
 * @param folder - `lab`, `wheel`, `notebook` or `lite`
 * @param url - the address of the application, with its token
 * @param demo - the address of the demo catalog
 * @param proxy - where all that is not on loopback goes
 */
export async function playwright(title, folder, url, demo, proxy = '') {
  const report = state('reports', `${title}.json`);
  rmSync(report, { force: true });
  await run(
    title,
    'node',
    [
      at('node_modules/@playwright/test/cli.js'),
      'test',
      '--config=ui-tests/playwright.config.mjs',
      `--project=${folder}`,
      '--reporter=list,json'
    ],
    {
      show: true,
      allowed: [0, 1],
      env: {
        ...process.env,
        CHROMIUM: findChromium(),
        CLOUDIFY_URL: url,
        CLOUDIFY_DEMO: demo,
        CLOUDIFY_PROXY: proxy,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report
      }
    }
  );
  return existsSync(report) ? fromPlaywright(report) : { passed: 0, failed: 1 };
}
