import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import {
  addCatalog,
  expect,
  openSidebar,
  removeCatalog,
  row,
  sidebar,
  test
} from '../page';

import { serveSearch } from './searchServer';
import type { ISearchServer } from './searchServer';

let server: ISearchServer;

test.beforeEach(async () => {
  server = await serveSearch();
});

test.afterEach(() => server.close());

const box = (page: Page) =>
  sidebar(page).getByRole('searchbox', { name: 'Search catalogs' });

const status = (page: Page) => sidebar(page).getByRole('status');

/** A row of what was found beyond what is loaded. */
const found = (page: Page, name: string) =>
  sidebar(page)
    .getByRole('tree', { name: 'Beyond what is loaded' })
    .getByRole('treeitem', { name, exact: true });

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('.jp-CloudifySidebar')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}

test('a server searches when it is asked to, page by page', async ({ app }) => {
  await addCatalog(app, `${server.url}/stac`);
  await expect(row(app, 'Nothing in here')).toBeVisible();
  const before = server.asked.length;
  await box(app).pressSequentially('run-');
  await expect(found(app, 'Search in All runs')).toBeVisible();
  expect(server.asked).toHaveLength(before);

  await box(app).press('Enter');
  await expect(found(app, 'Run 0')).toBeVisible();
  await expect(status(app)).toContainText('100 found beyond, so far');
  await found(app, 'Found on All runs').press('End');
  await expect(status(app)).toContainText('150 found beyond');
  await app.keyboard.press('End');
  await expect(found(app, 'Run 149')).toBeFocused();
  const searches = server.asked.filter(line => line.endsWith('/search'));
  expect(searches).toHaveLength(2);

  await box(app).fill('');
  await removeCatalog(app, 'All runs');
});

test('a dead link is marked by the one list of its server', async ({ app }) => {
  await addCatalog(app, `${server.url}/links.json`);
  await expect(row(app, 'run.gone')).toContainText('not hosted');
  await expect(row(app, 'run.kept')).not.toContainText('not hosted');
  expect(server.asked).toEqual(['GET /links.json', 'GET /datasets']);
  await removeCatalog(app, 'Links');
});

test('an index finds what nobody opened, and the browser keeps it', async ({
  app
}) => {
  await openSidebar(app);
  await row(app, 'Demo').click({ button: 'right' });
  await app.getByText('Index this catalog', { exact: true }).click();
  const job = sidebar(app).getByRole('group', { name: 'Index of Demo' });
  await expect(job).toContainText('are indexed', { timeout: 30_000 });
  await sidebar(app).getByRole('button', { name: 'Filters' }).click();
  await box(app).fill('ostia');
  await expect(found(app, 'Index of Demo')).toBeVisible();
  await expect(status(app)).toContainText('found beyond');
  expect(await findings(app)).toEqual([]);

  // The sidebar is open again, as it was left.
  await app.reload();
  await expect(row(app, 'Demo')).toBeVisible({ timeout: 60_000 });
  await box(app).fill('ostia');
  await expect(found(app, 'Index of Demo')).toBeVisible();
  await box(app).fill('');
  await expect(row(app, 'Demo')).toContainText('indexed');
  await row(app, 'Demo').click({ button: 'right' });
  await app.getByText('Remove index', { exact: true }).click();
  await expect(row(app, 'Demo')).not.toContainText('indexed');
  await box(app).fill('ostia');
  await expect(found(app, 'Index of Demo')).toHaveCount(0);
});
