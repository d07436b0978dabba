import { defineConfig } from '@playwright/test';

import { findChromium } from '../scripts/lib/checks.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

// Other hosts go through a proxy that counts them, and by no other way.
const proxy = process.env.CLOUDIFY_PROXY
  ? [
      `--proxy-server=${process.env.CLOUDIFY_PROXY}`,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
    ]
  : [];

const PROJECTS = [
  'lab',
  'wheel',
  'notebook',
  'hub',
  'lite',
  'isolated',
  'fetchfs'
];

/**
 * `npm test` starts the servers and names the page in CLOUDIFY_URL. By hand:
 *
 *   npm start -- --no-browser
 *   CLOUDIFY_URL=<the address it prints> \
 *     npx playwright test --config ui-tests/playwright.config.mjs --project lab
 */
export default defineConfig({
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'off',
    video: 'off',
    launchOptions: {
      executablePath: findChromium(),
      args: [...FLAGS, ...proxy]
    }
  },
  projects: PROJECTS.map(name => ({
    name,
    testDir: name
  }))
});
