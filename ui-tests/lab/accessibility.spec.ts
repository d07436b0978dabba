import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import {
  addCatalog,
  addressField,
  applicationUrl,
  datasetView,
  demoUrl,
  expect,
  openDataset,
  removeCatalog,
  row,
  settle,
  sidebar,
  sidebarTab,
  test,
  tree
} from '../page';
import type { Locator } from '../page';

const THEMES = ['JupyterLab Light', 'JupyterLab Dark'];

const OSTIA = ['Demo', 'Observations', 'OSTIA'];

/**
 * What keeps axe from seeing texts and their colours: the page of JupyterLab has
 * no height, and tables a shade where they go on.
 */
const FOR_AXE = `
  body { height: 100vh }
  .jp-CloudifyDataset-scroll { background: none !important }`;

/** What axe finds serious in the sidebar and the dataset view. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('.jp-CloudifySidebar')
    .include('.jp-CloudifyDataset')
    // A row is named by its title; what else it shows is its description.
    .disableRules('label-content-name-mismatch')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`
      )
    );
}

/** Makes sure that axe can tell the colours of a text, and that they are apart. */
async function expectLegible(page: Page, text: Locator): Promise<void> {
  await expect(text).toBeVisible();
  await text.scrollIntoViewIfNeeded();
  const mark = 'data-legible';
  await text.evaluate((node, mark) => node.setAttribute(mark, ''), mark);
  const { violations, incomplete, passes } = await new AxeBuilder({ page })
    .include(`[${mark}]`)
    .withRules('color-contrast')
    .analyze();
  await text.evaluate((node, mark) => node.removeAttribute(mark), mark);
  const doubts = [...violations, ...incomplete].flatMap(({ nodes }) => nodes);
  expect(doubts.map(({ failureSummary }) => failureSummary)).toEqual([]);
  expect(passes).toHaveLength(1);
}

async function setTheme(page: Page, theme: string): Promise<void> {
  const settings = applicationUrl().replace(
    '/lab?',
    '/lab/api/settings/@jupyterlab/apputils-extension:themes?'
  );
  const answer = await page.request.put(settings, {
    data: { raw: JSON.stringify({ theme }) }
  });
  expect(answer.ok()).toBe(true);
}

async function openIn(page: Page, theme: string): Promise<void> {
  await setTheme(page, theme);
  await page.goto(`${applicationUrl()}&reset`);
  await expect(sidebarTab(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('body')).toHaveAttribute(
    'data-jp-theme-light',
    String(theme === 'JupyterLab Light')
  );
  await page.addStyleTag({ content: FOR_AXE });
  await settle(page);
}

test.afterEach(({ page }) => setTheme(page, 'JupyterLab Light'));

for (const theme of THEMES) {
  test(`axe finds nothing serious in ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    const view = await openDataset(page, OSTIA);
    await expect(view.getByText('surface_temperature').first()).toBeVisible();
    await view.getByText('Area', { exact: true }).last().click();
    await sidebar(page).getByRole('button', { name: 'Add catalog' }).click();
    expect(await seriousFindings(page)).toEqual([]);
  });
}

for (const theme of THEMES) {
  test(`errors can be read in ${theme}`, async ({ page }) => {
    await openIn(page, theme);

    // A field, a row and a part of a view that have failed.
    const view = await openDataset(page, OSTIA);
    const from = view.getByLabel('From');
    await from.fill('never');
    await expect(from).toHaveAttribute('aria-invalid', 'true');
    await expectLegible(page, view.locator('.jp-CloudifyDataset-error'));

    const broken = new URL('broken/', demoUrl()).href;
    await addCatalog(page, `${broken}404.json`);
    await expectLegible(page, sidebar(page).getByText(/\(404\)/));
    await addressField(page).fill(`${broken}catalog.json`);
    await addressField(page).press('Enter');
    await expect(row(page, 'broken')).toHaveAttribute('aria-expanded', 'true');
    await row(page, '404').click();
    await expectLegible(page, tree(page).getByText(/\(404\)/));
    expect(await seriousFindings(page)).toEqual([]);
    await sidebar(page).getByRole('button', { name: 'Collapse all' }).click();
    await removeCatalog(page, 'broken');

    const store = new URL('stores/unconsolidated.zarr', demoUrl()).href;
    await addCatalog(page, store);
    const failed = datasetView(page, 'unconsolidated').getByRole('alert');
    await expectLegible(page, failed.locator('p'));
    await expectLegible(page, failed.getByRole('button', { name: 'Retry' }));
    expect(await seriousFindings(page)).toEqual([]);
    await removeCatalog(page, 'unconsolidated');
  });
}

test('forced colours leave buttons, and the row that is chosen', async ({
  page
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openIn(page, 'JupyterLab Dark');
  const view = await openDataset(page, OSTIA);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  const buttons = view.locator('.jp-CloudifyDataset-buttons button');
  await expect(buttons).toHaveCount(3);
  for (const button of await buttons.all()) {
    await expect(button).toHaveCSS('border-top-style', 'solid');
  }
  await expect(tree(page).getByRole('treeitem', { selected: true })).toHaveCSS(
    'outline-style',
    'solid'
  );
});

test('a wide table scrolls with the keyboard, its caption stays', async ({
  page
}) => {
  await page.setViewportSize({ width: 700, height: 800 });
  await openIn(page, 'JupyterLab Light');
  const view = await openDataset(page, OSTIA);
  const table = view.getByRole('group', { name: 'Data variables' });
  await table.focus();
  const left = () => table.evaluate(({ scrollLeft }) => scrollLeft);
  while ((await left()) < 200) {
    const before = await left();
    await page.keyboard.press('ArrowRight');
    await expect.poll(left).toBeGreaterThan(before);
  }
  const [box, caption] = await Promise.all(
    [table, table.locator('caption')].map(each => each.boundingBox())
  );
  expect(caption?.x).toBe(box?.x);
});
