import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { addCatalog, expect, removeCatalog, test, tree } from '../page';

const FILES = join(__dirname, '../../../shared/catalogs/eerie-static-stac');
const HOST =
  'https://raw.githubusercontent.com/eerie-project/intake_catalogues/refs/heads/main/';
const CLOUD = 'https://eerie.cloud.dkrz.de/datasets';
const ROOT = `${HOST}dkrz/disk/stac-templates/catalog-experiments.json`;

/**
 * Serves the files of the catalog at the addresses that they name, and a list
 * of datasets that names none of theirs.
 */
async function route(page: Page): Promise<string[]> {
  const requests: string[] = [];
  await page.route(/^https:/, async request => {
    const url = request.request().url();
    requests.push(url);
    const file = join(FILES, url.slice(HOST.length));
    const headers = { 'Access-Control-Allow-Origin': '*' };
    if (url.startsWith(HOST) && existsSync(file)) {
      await request.fulfill({ path: file, headers });
    } else if (url === CLOUD) {
      await request.fulfill({ json: ['another'], headers });
    } else {
      await request.abort('connectionrefused');
    }
  });
  return requests;
}

if (!existsSync(FILES)) {
  console.log('EERIE’s static STAC is not here: its test is left out.');
} else {
  test('EERIE’s static STAC opens; items of a silent host say so', async ({
    app
  }) => {
    const requests = await route(app);
    await addCatalog(app, ROOT);

    const collections = tree(app).locator('[aria-level="2"]');
    await expect(collections).toHaveCount(14);
    expect(requests).toEqual([ROOT]);

    await collections.first().click();
    const items = tree(app).locator('[aria-level="4"]');
    await expect(items.first()).toContainText('not hosted');
    expect(requests).toHaveLength(3);
    expect(requests[2]).toBe(CLOUD);

    // The host of the items is routed to nowhere.
    await items.first().click();
    await expect(app.getByRole('article')).toContainText(
      'eerie.cloud.dkrz.de cannot be reached'
    );
    await expect(app.getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect(items.nth(1)).toBeVisible();
    await removeCatalog(app, 'EERIE');
  });
}
