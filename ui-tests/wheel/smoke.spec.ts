import { expect, openDataset, test } from '../page';

test('a dataset opens with no kernel; code says what the kernel lacks', async ({
  app
}) => {
  const kernels: string[] = [];
  app.on('request', request => {
    if (request.method() === 'POST' && request.url().includes('/sessions')) {
      kernels.push(request.url());
    }
  });
  const view = await openDataset(app, ['Demo', 'Observations', 'OSTIA']);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  expect(kernels).toEqual([]);

  // The environment holds JupyterLab and its kernel, but nothing to read data.
  await view.getByRole('button', { name: 'Open in notebook' }).click();
  await expect(app.locator('.jp-NotebookPanel .jp-CodeCell')).toContainText(
    'open_dataset',
    { timeout: 60_000 }
  );
  const missing = 'run `%pip install xarray zarr fsspec aiohttp` first.';
  await expect(
    app.getByRole('alert').filter({ hasText: missing })
  ).toBeVisible();
});
