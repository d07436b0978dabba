import {
  test as base,
  expect,
  type Locator,
  type Page
} from '@playwright/test';

/** The address of the application, with its token (see playwright.config). */
export function applicationUrl(): string {
  const url = process.env.CLOUDIFY_URL;
  if (!url) {
    throw new Error('CLOUDIFY_URL is not set; run `npm test -- --only ui`.');
  }
  return url;
}

/** The sidebar's tab in the activity bar. */
export const sidebarTab = (page: Page): Locator =>
  page.getByRole('tab', { name: 'Data catalogs' });

/** The sidebar itself. */
export const sidebar = (page: Page): Locator =>
  page.getByRole('region', { name: 'Data catalogs' });

/** The tree of catalogs inside the sidebar. */
export const tree = (page: Page): Locator =>
  sidebar(page).getByRole('tree', { name: 'Catalogs' });

interface IFixtures {
  /** A page in which the application has just been loaded. */
  app: Page;
}

export const test = base.extend<IFixtures>({
  app: async ({ page }, use) => {
    await page.goto(applicationUrl());
    await expect(sidebarTab(page)).toBeVisible({ timeout: 60_000 });
    await use(page);
  }
});

export { expect };
