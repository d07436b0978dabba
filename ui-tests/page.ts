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
