import type { Page } from '@playwright/test';

import {
  addCatalog,
  applicationUrl,
  datasetView,
  demoUrl,
  expect,
  openDataset,
  openSidebar,
  row,
  settle,
  sidebar,
  test
} from '../page';
import { pressUntil, runInNewCell } from '../keyboard';

/** Opens the site; tells what of Python the page asks for. */
async function openSite(page: Page): Promise<string[]> {
  const python: string[] = [];
  page.on('request', request => {
    if (/[/]static[/]pyodide|[.]whl/.test(request.url())) {
      python.push(request.url());
    }
  });
  await page.goto(applicationUrl());
  await expect(row(page, 'Sample data')).toBeVisible({ timeout: 60_000 });
  await settle(page);
  return python;
}

test('the site begins with the sidebar and first steps, and without Python', async ({
  page
}) => {
  const python = await openSite(page);
  await expect(
    page.getByRole('heading', { name: 'Getting started' })
  ).toBeVisible();
  const view = await openDataset(page, [
    'Sample data',
    'Observations',
    'OSTIA'
  ]);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  await expect(view.locator('pre')).toContainText('open_dataset');
  expect(python).toEqual([]);
});

test('from the catalog into a notebook that reads over HTTP, by keyboard alone', async ({
  page
}) => {
  const python = await openSite(page);
  await page.keyboard.press('Control+Shift+Y');
  await expect(row(page, 'Sample data')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 'Observations')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 'OSTIA')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const view = datasetView(page, 'OSTIA');
  await expect(view.locator('pre')).toContainText('open_dataset');
  await pressUntil(page, 'Tab', 'Open in notebook');
  await page.keyboard.press('Enter');
  const store = new URL('stores/ostia.zarr', demoUrl()).href;
  await expect(
    page.locator('.jp-CodeCell', { hasText: 'open_dataset' })
  ).toContainText(store);
  expect(python).toEqual([]);

  const output = await runInNewCell(
    page,
    `
import json
import fsspec

store = ${JSON.stringify(store)}
fs = fsspec.filesystem("http")
with fsspec.open(store + "/.zmetadata") as file:
    names = json.load(file)["metadata"]
documents = [f"{store}/{name}" for name in names]
print("documents", len(fs.cat(documents)) == len(names))
print("range", fs.cat_file(store + "/.zmetadata", 4, 12))
refs = {"version": 1, "refs": {"part": [store + "/.zmetadata", 4, 8]}}
print("reference", fsspec.filesystem("reference", fo=refs).cat("part"))
try:
    fs.cat(store + "/nothing")
except FileNotFoundError as error:
    print("missing", error)
`
  );
  await expect(output).toContainText('missing', { timeout: 60_000 });
  const metadata = await (await page.request.get(`${store}/.zmetadata`)).text();
  const lines = ((await output.textContent()) ?? '').trim().split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'documents True',
    `range b${pythonRepr(metadata.slice(4, 12))}`,
    `reference b${pythonRepr(metadata.slice(4, 12))}`
  ]);
  expect(lines[3]).toContain('nothing');
  expect(python.length).toBeGreaterThan(0);
});

test('a reload keeps notebooks, favourites and catalogs', async ({ page }) => {
  await openSite(page);
  await addCatalog(page, new URL('stores/wind.zarr', demoUrl()).href);
  const view = datasetView(page, 'wind');
  await expect(view.locator('pre')).toContainText('open_dataset');
  await view.getByRole('button', { name: 'Favourite', pressed: false }).click();
  await view.getByRole('button', { name: 'Open in notebook' }).click();
  const cell = page.locator('.jp-CodeCell', { hasText: 'wind.zarr' });
  await expect(cell).toBeVisible();
  await page.keyboard.press('Control+S');
  // The mark of a notebook with changes goes when it has been written.
  await expect(
    page.locator('.lm-TabBar-tab.jp-mod-dirty', { hasText: 'getting-started' })
  ).toHaveCount(0);

  await page.goto(`${applicationUrl()}?path=getting-started.ipynb`);
  await expect(cell).toBeVisible({ timeout: 60_000 });
  // An address that names a file brings the file browser to the front.
  await openSidebar(page);
  await expect(row(page, 'wind')).toBeVisible();
  await expect(
    sidebar(page)
      .getByRole('tree', { name: 'Favourites' })
      .getByRole('treeitem', { name: 'wind' })
  ).toBeVisible();
});

test('the cells of a notebook run one after the other in the page', async ({
  page
}) => {
  await page.goto(`${applicationUrl()}?path=workshop/1-find-data.ipynb`);
  const notebook = page.locator('.jp-NotebookPanel:visible');
  await expect(
    notebook.getByRole('heading', { name: /Find data/ })
  ).toBeVisible({ timeout: 60_000 });
  await notebook.getByRole('heading', { name: /Find data/ }).click();
  await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
  await page
    .getByRole('menuitem', { name: 'Run All Cells', exact: true })
    .click();
  // What has not been answered yet is said, and is no error.
  const check = notebook.locator('.jp-CodeCell', {
    hasText: 'workshop.check("time_steps")'
  });
  await expect(check.locator('.jp-OutputArea-output').first()).toContainText(
    'time_steps',
    { timeout: 60_000 }
  );
  await expect(
    notebook.locator('.jp-RenderedText', { hasText: 'Error' })
  ).toHaveCount(0);
});

/** Python's way to write these bytes between quotes. */
function pythonRepr(text: string): string {
  const inner = text.replace(/\n/g, '\\n');
  return inner.includes("'") || !inner.includes('"')
    ? `'${inner.replace(/'/g, "\\'")}'`
    : `'${inner}'`;
}
