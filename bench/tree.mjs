/**
 * `node bench/tree.mjs`: a catalog of 100,000 children in the sidebar, and a
 * tenth as many files in JupyterLab's file browser.
 */
import { mkdirSync, writeFileSync } from 'node:fs';

import { main } from '../scripts/lib/problem.mjs';

import {
  childrenShow,
  fileMoves,
  filesShow,
  rowMoves,
  statusChanges,
  textChanges
} from './lib/effects.mjs';
import { busyTimes, median, p95, press, pressAll } from './lib/keys.mjs';
import { inLab } from './lib/lab.mjs';
import {
  button,
  openSidebar,
  row,
  searchBox,
  sizeInDOM,
  typeAddress
} from './lib/sidebar.mjs';
import { print } from './lib/table.mjs';
import { bytes } from './lib/traffic.mjs';

const CHILDREN = 100_000;
const FILES = 10_000;

const times = (count, ...keys) => Array(count).fill(keys).flat();

/** Words that find fewer with each letter, and more with each one taken away. */
const TYPED = [
  ...Array.from({ length: 19 }, (_, i) => String(10_007 + i * 4_711)).flatMap(
    digits => [...digits, ...times(digits.length, 'Backspace')]
  ),
  // Every child matches.
  ...times(5, 'c', 'Backspace')
];

/** Adding and opening the catalog. */
async function opening(page, traffic, address) {
  await traffic.take();
  await typeAddress(page, address);
  const added = await press(page, 'Enter', childrenShow);
  const requests = await traffic.takeTo(address);
  // From the request to the end of the answer: the server's and the wire's.
  const answer = await page.evaluate(
    url => performance.getEntriesByName(url)[0].duration,
    address
  );
  const catalog = row(page, `many-${CHILDREN}`);
  await button(page, 'Collapse all').click();
  await catalog.focus();
  const opened = await press(page, 'ArrowRight', childrenShow);
  await button(page, 'Collapse all').click();
  await button(page, 'Refresh').click();
  await catalog.focus();
  const read = await press(page, 'ArrowRight', childrenShow);
  const again = await traffic.takeTo(address);
  const { rows, elements } = await sizeInDOM(page);
  return [
    ['requests to add it', requests.length, 'requests', 1],
    ['its answer', bytes(requests) / 1e6, 'MB'],
    ['Enter in “Add catalog” to first rows', added, 'ms'],
    ['  of which the server takes to answer', answer, 'ms'],
    ['requests to open it, read anew', again.length, 'requests', 1],
    ['→ to first rows, read anew', read, 'ms'],
    ['→ to first rows, as it was read before', opened, 'ms'],
    ['rows in the DOM', rows, 'rows', 200],
    ['elements of the sidebar in the DOM', elements, 'elements']
  ];
}

/** Moving through the open catalog. */
async function moving(page) {
  await row(page, `many-${CHILDREN}`).focus();
  const down = await pressAll(page, times(200, 'ArrowDown'), rowMoves);
  const paging = await pressAll(page, times(50, 'PageDown'), rowMoves);
  const jumps = await pressAll(page, times(25, 'End', 'Home'), rowMoves);
  return [
    ['↓ to the painted row, p95 of 200', p95(down), 'ms'],
    ['PageDown to the painted row, p95 of 50', p95(paging), 'ms'],
    ['End and Home to the painted row, p95 of 50', p95(jumps), 'ms'],
    ['rows in the DOM after that', (await sizeInDOM(page)).rows, 'rows', 200]
  ];
}

/** Searching it while typing. */
async function searching(page) {
  await searchBox(page).focus();
  const count = TYPED.length;
  const matches = await pressAll(page, TYPED, statusChanges);
  const busy = await busyTimes(page, TYPED, statusChanges);
  // The last, since it does not wait for what it makes the sidebar search.
  const letters = await pressAll(page, TYPED, textChanges);
  return [
    [`search: key to the painted letter, p95 of ${count}`, p95(letters), 'ms'],
    [`search: key to painted matches, p95 of ${count}`, p95(matches), 'ms', 50],
    ['  of which the main thread is busy, p95', p95(busy), 'ms', 50],
    ['  of which the main thread is busy, median', median(busy), 'ms']
  ];
}

/** The nearest thing that JupyterLab itself has. */
async function fileBrowser(page, work) {
  mkdirSync(`${work}/many`, { recursive: true });
  for (let number = 0; number < FILES; number++) {
    writeFileSync(`${work}/many/child-${number}`, '');
  }
  await button(page, 'Collapse all').click();
  await page.getByRole('tab', { name: /^File Browser/ }).click();
  await page.getByRole('button', { name: 'Refresh the file browser.' }).click();
  const items = page.locator('.jp-DirListing-item');
  await items.filter({ hasText: 'many' }).click();
  const opened = await press(page, 'Enter', filesShow);
  const rows = await items.count();
  await items.first().click();
  const down = await pressAll(page, times(20, 'ArrowDown'), fileMoves);
  return [
    ['file browser, 10,000 files: Enter to first rows', opened, 'ms'],
    ['file browser, 10,000 files: rows in the DOM', rows, 'rows'],
    ['file browser, 10,000 files: ↓, p95 of 20', p95(down), 'ms']
  ];
}

await main(() =>
  inLab('tree', async ({ open, demo, work }) => {
    const address = new URL(`broken/many/${CHILDREN}/catalog.json`, demo).href;
    const { page, traffic } = await open();
    await openSidebar(page);
    return print('A catalog of 100,000 children', [
      ...(await opening(page, traffic, address)),
      ...(await moving(page)),
      ...(await searching(page)),
      ...(await fileBrowser(page, work))
    ]);
  })
);
