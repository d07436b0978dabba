import { applicationUrl, expect, test } from '../page';

test('the file list opens as without the extension', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.goto(applicationUrl());
  await expect(page.getByRole('tab', { name: 'Files' })).toBeVisible({
    timeout: 60_000
  });
  expect(errors).toEqual([]);
});
