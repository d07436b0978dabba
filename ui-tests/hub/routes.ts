import type { Page } from '@playwright/test';

import { expect } from './people';

/** A person’s own folder: the last of those that the profile’s server reads. */
export const homeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const config = document.getElementById('jupyter-config-data');
    const { cloudifyServer } = JSON.parse(config?.textContent ?? '{}');
    return cloudifyServer.files.at(-1);
  });

/** Asks a route as the page itself would, with its cookies and XSRF header. */
export const ask = (
  page: Page,
  url: string,
  request: { method?: string; body?: string } = {}
): Promise<{ status: number; text: string }> =>
  page.evaluate(
    async ([url, request]) => {
      const [, token] = /\b_xsrf=([^;]*)/.exec(document.cookie) ?? [];
      const headers = { 'X-XSRFToken': token ?? '' };
      const answer = await fetch(url, { ...request, headers });
      return { status: answer.status, text: await answer.text() };
    },
    [url, request] as const
  );

/** Writes a file into a person's own folder. */
export async function write(
  page: Page,
  name: string,
  content: string
): Promise<void> {
  const url = page.url().replace(/\/lab.*/, `/api/contents/${name}`);
  const body = JSON.stringify({ type: 'file', format: 'text', content });
  expect((await ask(page, url, { method: 'PUT', body })).status).toBe(201);
}
