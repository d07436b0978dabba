import { expect, openDataset, test } from '../page';

test('a dataset opens in a static site, with no kernel', async ({ app }) => {
  const view = await openDataset(app, ['Demo', 'Observations', 'OSTIA']);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  await expect(view.locator('pre')).toContainText('open_dataset');
});
