/**
 * `node bench/site.mjs`: how long a visitor of the static site waits, beside
 * one of a plain JupyterLite of the same pins.
 */
import { rmSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { findChromium, freePorts } from '../scripts/lib/checks.mjs';
import { serveNginx } from '../scripts/lib/nginx.mjs';
import { state } from '../scripts/lib/paths.mjs';
import { main } from '../scripts/lib/problem.mjs';
import { Servers } from '../scripts/lib/servers.mjs';
import { setup } from '../scripts/lib/setup.mjs';
import { site } from '../scripts/lib/site.mjs';

import { median } from './lib/keys.mjs';
import { line } from './lib/line.mjs';
import { plainSite } from './lib/plainSite.mjs';
import { print } from './lib/table.mjs';
import { Traffic, bytes } from './lib/traffic.mjs';

/** Visits of which the median is told; the two sites take turns. */
const VISITS = 3;

/** How much more than the plain site's time ours may take. */
const MORE = 1.05;

const CONDITIONS = [
  { name: 'as it is' },
  { name: 'main thread 4 × slower', slowdown: 4 },
  { name: '10 Mbit/s', rate: 10 }
];

/** What a visitor sees in the sidebar when it is of use. */
const SIDEBAR = {
  ours: page => page.getByRole('treeitem', { name: 'Sample data' }),
  plain: page => page.locator('.jp-DirListing-item').first()
};

/** The kernel starts when a cell is run, or has to be there before. */
const KERNEL = {
  ours: async () => undefined,
  plain: page =>
    page
      .locator('.jp-Notebook-ExecutionIndicator[data-status=idle]')
      .waitFor({ timeout: 300_000 })
};

async function open(browser, { slowdown }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (slowdown) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  return page;
}

/** Seconds from the request of the page to the sidebar and the first answer. */
async function visit(browser, condition, name, address) {
  const page = await open(browser, condition);
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  await page.goto(address, { waitUntil: 'commit' });
  await SIDEBAR[name](page).waitFor({ timeout: 300_000 });
  const sidebar = since();
  const cell = page.locator('.jp-CodeCell').first();
  await cell.waitFor({ timeout: 300_000 });
  await KERNEL[name](page);
  await cell.locator('.cm-content').click();
  await page.keyboard.press('Shift+Enter');
  await cell.getByText('in this page').nth(1).waitFor({ timeout: 300_000 });
  const answer = since();
  await page.context().close();
  return { sidebar, answer };
}

/** What a visitor's browser has loaded before the first click. */
async function weigh(browser, name, address, between) {
  const page = await open(browser, {});
  const traffic = new Traffic(page);
  await page.goto(address);
  await SIDEBAR[name](page).waitFor({ timeout: 300_000 });
  await page.locator('.jp-CodeCell').first().waitFor({ timeout: 300_000 });
  await KERNEL[name](page);
  await traffic.quiet();
  await page.context().close();
  const asked = between.take();
  return { requests: asked.length, MB: bytes(asked) / 1e6 };
}

async function measure(browser, address) {
  const figures = [];
  const names = ['ours', 'plain'];
  const at = (base, name) => new URL(`${name}/lab/index.html`, base).href;
  for (const condition of CONDITIONS) {
    const between = await line(address, condition.rate);
    const visits = { ours: [], plain: [] };
    for (let turn = 0; turn < VISITS; turn++) {
      for (const name of names) {
        const url = at(between.address, name);
        visits[name].push(await visit(browser, condition, name, url));
      }
    }
    between.close();
    for (const what of ['sidebar', 'answer']) {
      const [ours, plain] = names.map(name =>
        median(visits[name].map(times => times[what]))
      );
      const label = { sidebar: 'sidebar ready', answer: 'first answer' }[what];
      figures.push(
        [`${condition.name}: ${label}`, ours, 's', MORE * plain],
        [`${condition.name}: ${label}, plain`, plain, 's']
      );
    }
  }
  const between = await line(address);
  for (const name of names) {
    const url = at(between.address, name);
    const { requests, MB } = await weigh(browser, name, url, between);
    const label = name === 'ours' ? '' : ', plain';
    figures.push(
      [`before the first click${label}`, requests, 'requests'],
      [`before the first click${label}`, MB, 'MB']
    );
  }
  between.close();
  return figures;
}

await main(async () => {
  await setup();
  const folder = state('bench', 'sites');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ours = await site(state('site'), { form: 'offline' });
  symlinkSync(ours, path.join(folder, 'ours'));
  await plainSite(state('bench', 'plain-site'));
  symlinkSync(state('bench', 'plain-site'), path.join(folder, 'plain'));
  const servers = new Servers();
  let browser;
  try {
    const address = await serveNginx(servers, folder, await freePorts());
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu']
    });
    const figures = await measure(browser, address);
    return print('The static site beside a plain JupyterLite', figures);
  } finally {
    await browser?.close();
    await servers.stop();
  }
});
