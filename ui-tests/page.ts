import {
  test as base,
  expect,
  type Locator,
  type Page
} from '@playwright/test';

function given(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; run \`npm test -- --only ui\`.`);
  }
  return value;
}

/** The address of the application, with its token (see playwright.config). */
export const applicationUrl = (): string => given('CLOUDIFY_URL');

/** The address of the demo catalog. */
export const demoUrl = (): string => given('CLOUDIFY_DEMO');

/** The sidebar's tab in the activity bar. */
export const sidebarTab = (page: Page): Locator =>
  page.getByRole('tab', { name: 'Data catalogs' });

/** The sidebar itself. */
export const sidebar = (page: Page): Locator =>
  page.getByRole('region', { name: 'Data catalogs' });

/** The tree of catalogs inside the sidebar. */
export const tree = (page: Page): Locator =>
  sidebar(page).getByRole('tree', { name: 'Catalogs' });

/** A row of the tree, by the beginning of its name. */
export const row = (page: Page, name: string): Locator =>
  tree(page)
    .getByRole('treeitem', { name: new RegExp(`^${escaped(name)}`) })
    .first();

/** The view of a dataset, by its title. */
export const datasetView = (page: Page, title: string): Locator =>
  page.getByRole('article', { name: title });

/** Opens the sidebar, unless it is open. */
export async function openSidebar(page: Page): Promise<void> {
  if (!(await sidebar(page).isVisible())) {
    await sidebarTab(page).click();
  }
  await expect(tree(page)).toBeVisible();
}

/**
 * Waits until JupyterLab has given the focus to its main area, which it does a
 * while after a page is shown, whatever a person has begun by then.
 */
export async function settle(page: Page): Promise<void> {
  const focused = page.locator('#jp-main-dock-panel:focus-within');
  await expect(focused).toBeVisible({ timeout: 60_000 });
}

/** The field in which an address is typed. */
export const addressField = (page: Page): Locator =>
  sidebar(page).getByRole('textbox', {
    name: 'Address of a catalog or dataset'
  });

/** Adds a catalog or dataset by its address. */
export async function addCatalog(page: Page, address: string): Promise<void> {
  await openSidebar(page);
  await sidebar(page).getByRole('button', { name: 'Add catalog' }).click();
  await addressField(page).fill(address);
  await addressField(page).press('Enter');
}

/** Removes a catalog of a person again. */
export async function removeCatalog(page: Page, name: string): Promise<void> {
  await row(page, name).press('Delete');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(row(page, name)).toHaveCount(0);
}

/** Opens the nodes of `path` one below the other, and the dataset at its end. */
export async function openDataset(
  page: Page,
  path: readonly string[]
): Promise<Locator> {
  await openSidebar(page);
  const title = path[path.length - 1];
  for (const name of path.slice(0, -1)) {
    const node = row(page, name);
    if ((await node.getAttribute('aria-expanded')) !== 'true') {
      await node.click();
    }
    await expect(node).toHaveAttribute('aria-expanded', 'true');
  }
  await row(page, title).click();
  const view = datasetView(page, title);
  await expect(view.getByRole('heading', { level: 1 })).toBeVisible();
  return view;
}

/** Puts the code of the open dataset into a notebook and runs it. */
export async function runCode(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Open in notebook' }).click();
  const notebook = page.locator('.jp-NotebookPanel:visible');
  const cell = notebook.locator('.jp-CodeCell', { hasText: 'open_dataset' });
  await expect(cell).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Shift+Enter');
  return cell.last().locator('.jp-OutputArea-output');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

interface IFixtures {
  /** A page in which the application has just been loaded. */
  app: Page;
}

export const test = base.extend<IFixtures>({
  app: async ({ page }, use) => {
    // What an earlier test has left open is not this one's business.
    const url = new URL(applicationUrl());
    url.searchParams.set('reset', '');
    await page.goto(url.href);
    await expect(sidebarTab(page)).toBeVisible({ timeout: 60_000 });
    await settle(page);
    await use(page);
  }
});

export { expect };
export type { Locator, Page };
