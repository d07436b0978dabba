/**
 * `node bench/fetchfs.mjs`: chunks per second of fetchfs, beside the browser's
 * own fetch in the same worker, four in flight each.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { findChromium, freePorts } from '../scripts/lib/checks.mjs';
import { serveNginx } from '../scripts/lib/nginx.mjs';
import { main } from '../scripts/lib/problem.mjs';
import { Servers } from '../scripts/lib/servers.mjs';
import { setup } from '../scripts/lib/setup.mjs';
import { wheel } from '../scripts/lib/wheel.mjs';
import { page as pythonPage } from '../scripts/stages/fetchfs.mjs';

import { median } from './lib/keys.mjs';
import { print } from './lib/table.mjs';

/** Rounds of which the median is told; the two take turns in being the first. */
const ROUNDS = 8;

/** What of fetch's chunks per second fetchfs has to reach. */
const SHARE = 0.8;

const KINDS = [
  { name: '100 kB', size: 100_000, count: 300 },
  { name: '1 MB', size: 1_000_000, count: 100 },
  { name: '10 MB', size: 10_000_000, count: 20 }
];

/** Both take addresses; both end with all bytes in the worker. */
const PYTHON = `
import time
import fsspec
from pyodide.code import run_js
from pyodide.ffi import to_js

fs = fsspec.filesystem("http", asynchronous=True)

fetch_all = run_js("""
async addresses => {
  const waiting = [...addresses];
  const bodies = [];
  const lane = async () => {
    while (waiting.length) {
      const answer = await fetch(waiting.shift());
      bodies.push(await answer.arrayBuffer());
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
""")

async def with_fetch(addresses):
    return await fetch_all(to_js(addresses))

async def with_fetchfs(addresses):
    found = await fs._cat(addresses)
    return sum(len(body) for body in found.values())

async def measure(read, addresses, expected):
    fs.clear_cache()
    start = time.perf_counter()
    size = await read(addresses)
    seconds = time.perf_counter() - start
    assert size == expected, size
    return len(addresses) / seconds
`;

/** Chunks per second of both ways, each round with addresses of its own. */
async function measure(page, base, { name, size, count }) {
  const rates = { with_fetch: [], with_fetchfs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const ways = Object.keys(rates);
    // Whoever comes second cleans up after the first.
    for (const way of round % 2 ? ways.reverse() : ways) {
      const template = `${base}chunks/${size}/{}?${way}-${round}`;
      const rate = await page.evaluate(
        code => globalThis.python(code),
        `await measure(${way}, ["${template}".format(i) for i in range(${count})], ${size * count})`
      );
      if (typeof rate !== 'number') {
        throw new Error(`${name}: ${rate}`);
      }
      rates[way].push(rate);
    }
  }
  return Object.values(rates).map(median);
}

await main(async () => {
  await setup();
  await wheel();
  const folder = await pythonPage();
  for (const { size, count } of KINDS) {
    const chunks = path.join(folder, 'chunks', String(size));
    mkdirSync(chunks, { recursive: true });
    for (let number = 0; number < count; number++) {
      writeFileSync(path.join(chunks, String(number)), randomBytes(size));
    }
  }
  const servers = new Servers();
  let browser;
  try {
    const base = await serveNginx(servers, folder, await freePorts());
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu']
    });
    const page = await browser.newPage();
    await page.goto(`${base}index.html`);
    await page.evaluate(code => globalThis.python(code), PYTHON);
    const figures = [];
    for (const kind of KINDS) {
      const [fetch, fetchfs] = await measure(page, base, kind);
      figures.push(
        [`${kind.name}: fetch`, fetch, 'chunks/s'],
        [`${kind.name}: fetchfs`, fetchfs, 'chunks/s'],
        [`${kind.name}: fetch’s rate over ours`, fetch / fetchfs, '', 1 / SHARE]
      );
    }
    return print('fetchfs beside fetch', figures);
  } finally {
    await browser?.close();
    await servers.stop();
  }
});
