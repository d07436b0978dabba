import {
  expect,
  test as base,
  type BrowserContext,
  type Page
} from '@playwright/test';

import { applicationUrl, settle } from '../page';

/** An address of the hub; CLOUDIFY_URL names it, with everybody's password. */
export const atHub = (path: string): string =>
  new URL(path, new URL(applicationUrl()).origin).href;

/** Takes everybody to their own JupyterLab, forgetting what was open there. */
const OWN_LAB = atHub('/hub/user-redirect/lab?reset=1');

/** Whoever has logged in comes to their JupyterLab, with nothing open. */
export async function openLab(page: Page): Promise<void> {
  await page.goto(OWN_LAB);
  await settle(page);
}

interface IFixtures {
  /** Somebody comes to an address of the hub and has to log in there. */
  comeTo: (address: string, name: string) => Promise<Page>;
  /** Somebody comes to their JupyterLab, with nothing open. */
  logIn: (name: string) => Promise<Page>;
}

function collectFaults(context: BrowserContext, faults: string[]): void {
  context.on('weberror', webError => {
    const { stack } = webError.error();
    if (stack?.includes('jupyterlab-cloudify')) {
      faults.push(stack);
    }
  });
}

/** At the end, nothing has gone wrong in any page by our doing. */
export const test = base.extend<IFixtures>({
  comeTo: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const faults: string[] = [];
    await use(async (address, name) => {
      const context = await browser.newContext({
        permissions: ['clipboard-read', 'clipboard-write']
      });
      contexts.push(context);
      collectFaults(context, faults);
      const page = await context.newPage();
      await page.goto(address);
      await page.getByLabel('Username').fill(name);
      const { password } = new URL(applicationUrl());
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      return page;
    });
    await Promise.all(contexts.map(context => context.close()));
    expect(faults).toEqual([]);
  },
  logIn: ({ comeTo }, use) =>
    use(async name => {
      const page = await comeTo(OWN_LAB, name);
      await settle(page);
      return page;
    })
});

export { expect };
