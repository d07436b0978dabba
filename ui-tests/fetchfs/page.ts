import { test as base, type Page } from '@playwright/test';

import { applicationUrl, demoUrl } from '../page';

declare global {
  // What `page/index.html` offers.
  function python(code: string): Promise<unknown>;
}

/** Runs a cell; gives its value, or the last line of its traceback. */
export type Python = (code: string) => Promise<unknown>;

/** What every notebook below begins with: nothing that is about fetchfs. */
const BEGIN = (hosts: string, demo: string) => `
import asyncio
import fsspec

hosts, demo = ${JSON.stringify(hosts)}, ${JSON.stringify(demo)}
body = b"".join(number.to_bytes(4, "big") for number in range(50_000))
fs = fsspec.filesystem("http")
fs.clear_cache()
`;

/** Starts Python in a page. */
export async function start(page: Page, query = ''): Promise<Python> {
  await page.goto(`${applicationUrl()}${query}`);
  const begin = BEGIN(
    new URL('hosts/', demoUrl()).href,
    new URL('.', demoUrl()).href
  );
  return code =>
    page.evaluate(text => globalThis.python(text), `${begin}\n${code}`);
}

interface IFixtures {
  /** Python that has read nothing yet. */
  python: Python;
}

interface IWorkerFixtures {
  /** A page in which Python was started, for all tests. */
  notebook: { page: Page; python: Python };
}

export const test = base.extend<IFixtures, IWorkerFixtures>({
  notebook: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use({ page, python: await start(page) });
      await page.close();
    },
    { scope: 'worker' }
  ],
  python: async ({ notebook }, use) => {
    await use(notebook.python);
  }
});

export { expect } from '@playwright/test';
