import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import {
  applicationUrl,
  expect,
  openDataset,
  sidebar,
  sidebarTab,
  test
} from '../page';

/** What axe finds serious in the sidebar and the dataset view. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include('.jp-CloudifySidebar')
    .include('.jp-CloudifyDataset')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`
      )
    );
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

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test(`axe finds nothing serious in ${theme}`, async ({ page }) => {
    await setTheme(page, theme);
    await page.goto(`${applicationUrl()}&reset`);
    await expect(sidebarTab(page)).toBeVisible({ timeout: 60_000 });
    const isLight = String(theme === 'JupyterLab Light');
    await expect(page.locator('body')).toHaveAttribute(
      'data-jp-theme-light',
      isLight
    );
    const view = await openDataset(page, ['Demo', 'Observations', 'OSTIA']);
    await expect(view.getByText('surface_temperature').first()).toBeVisible();
    await view.getByText('Area', { exact: true }).last().click();
    await sidebar(page).getByRole('button', { name: 'Add catalog' }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await setTheme(page, 'JupyterLab Light');
  });
}
