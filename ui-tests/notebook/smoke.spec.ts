import { applicationUrl, expect, openDataset, sidebar, test } from '../page';

const KERNEL = { name: 'python3', display_name: 'Python 3 (ipykernel)' };
const EMPTY = {
  cells: [],
  metadata: { kernelspec: KERNEL },
  nbformat: 4,
  nbformat_minor: 5
};

test('the file list stays as it is', async ({ page }) => {
  const ours: string[] = [];
  page.on('pageerror', error => {
    if (error.stack?.includes('jupyterlab-cloudify')) {
      ours.push(error.stack);
    }
  });
  await page.goto(applicationUrl());
  await expect(page.getByRole('tab', { name: 'Files' })).toBeVisible({
    timeout: 60_000
  });
  await expect(sidebar(page)).toHaveCount(0);
  expect(ours).toEqual([]);
});

test('a dataset opens beside a notebook, and its code in it', async ({
  page
}) => {
  const files = new URL(applicationUrl());
  const at = (path: string) =>
    files.href.replace('/tree?', `/${path}/beside.ipynb?`);
  await page.request.put(at('api/contents'), {
    data: { type: 'notebook', format: 'json', content: EMPTY }
  });
  await page.goto(at('notebooks'));
  await expect(page.getByText(KERNEL.display_name)).toBeVisible();
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page
    .locator('.lm-Menu')
    .getByText('Left Sidebar', { exact: true })
    .hover();
  await page.getByRole('menuitem', { name: 'Show Data catalogs' }).click();
  await expect(sidebar(page)).toBeVisible();
  const view = await openDataset(page, ['Demo', 'Observations', 'OSTIA']);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  await view.getByRole('button', { name: 'Open in notebook' }).click();
  await expect(page.locator('.jp-Notebook .jp-CodeCell')).toContainText(
    'open_dataset'
  );
});
