import {
  addCatalog,
  addressField,
  datasetView,
  demoUrl,
  expect,
  openSidebar,
  removeCatalog,
  row,
  sidebar,
  test,
  tree
} from '../page';

const broken = (path: string) => new URL(`broken/${path}`, demoUrl()).href;

test('an address that cannot be added says why and stays as it was typed', async ({
  app
}) => {
  await openSidebar(app);
  await sidebar(app).getByRole('button', { name: 'Add catalog' }).click();
  const field = addressField(app);
  const sentences: [string, string | RegExp][] = [
    [broken('page.json'), 'sent a web page, not a catalog'],
    [broken('truncated.json'), 'ends too early'],
    [broken('404.json'), 'has nothing at this address (404)'],
    [broken('huge.json'), 'larger than 64 MB'],
    [broken('loop.json'), 'cannot be reached'],
    [broken('closed/200.json'), 'does not admit this page (CORS)'],
    ['http://127.0.0.1:1/catalog.json', 'cannot be reached'],
    ['javascript:alert(1)', 'not an address of the web'],
    [broken('503-3h.json'), 'It asks to come back in 3 hours']
  ];
  for (const [address, sentence] of sentences) {
    await field.fill(address);
    await app.keyboard.press('Enter');
    await expect(sidebar(app)).toContainText(sentence, { timeout: 20_000 });
    await expect(field).toHaveValue(address);
  }
  await field.fill(broken('silent.json'));
  await app.keyboard.press('Enter');
  const form = sidebar(app).getByRole('form');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(tree(app).getByRole('treeitem')).toHaveCount(1);
});

test('one bad child never hides its siblings', async ({ app }) => {
  const dialogs: string[] = [];
  app.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await addCatalog(app, broken('catalog.json'));
  const root = row(app, 'broken');
  await expect(root).toHaveAttribute('aria-expanded', 'true');

  // A failure stands below its node, with a way to ask again.
  await row(app, '500 MB').focus();
  for (const [title, sentence] of [
    ['404', 'has nothing at this address (404)'],
    ['403', 'does not allow this (403)'],
    ['A redirect loop', 'cannot be reached'],
    ['Truncated JSON', 'ends too early']
  ]) {
    await row(app, title).click();
    await expect(tree(app)).toContainText(sentence);
  }
  await expect(
    tree(app).getByRole('button', { name: 'Retry' }).first()
  ).toBeVisible();
  await expect(sidebar(app).getByRole('status')).toContainText('4 errors');

  await sidebar(app)
    .getByRole('searchbox', { name: 'Search catalogs' })
    .fill('Hostile titles');
  await row(app, 'Hostile titles').click();
  await sidebar(app)
    .getByRole('searchbox', { name: 'Search catalogs' })
    .fill('<script>');
  await row(app, '<script>').click();
  await expect(
    datasetView(app, '<script>').getByRole('heading', { level: 1 })
  ).toContainText('<script>document.title');
  await sidebar(app)
    .getByRole('searchbox', { name: 'Search catalogs' })
    .fill('sound item among');
  await row(app, 'A sound item').click();
  await expect(
    datasetView(app, 'A sound item').getByText('SOI_Darwin').first()
  ).toBeVisible();
  expect(dialogs).toEqual([]);
  expect(await app.title()).not.toBe('hacked');

  await sidebar(app)
    .getByRole('searchbox', { name: 'Search catalogs' })
    .fill('');
  await sidebar(app).getByRole('button', { name: 'Collapse all' }).click();
  await removeCatalog(app, 'broken');
});

test('a catalog of 100,000 children costs one request and few rows', async ({
  app
}) => {
  const requests: string[] = [];
  app.on('request', request => {
    if (request.url().includes('/many/')) {
      requests.push(request.url());
    }
  });
  await addCatalog(app, broken('many/100000/catalog.json'));
  await expect(row(app, 'Child 0')).toBeVisible({ timeout: 30_000 });
  expect(requests).toHaveLength(1);
  const rows = tree(app).getByRole('treeitem');
  expect(await rows.count()).toBeLessThan(200);
  await row(app, 'Child 0').focus();
  await app.keyboard.press('End');
  await expect(row(app, 'Child 99999')).toBeFocused();
  expect(await rows.count()).toBeLessThan(200);
  await sidebar(app)
    .getByRole('searchbox', { name: 'Search catalogs' })
    .fill('child 77777');
  await expect(row(app, 'Child 77777')).toBeVisible();
  expect(requests).toHaveLength(1);
  await sidebar(app)
    .getByRole('searchbox', { name: 'Search catalogs' })
    .fill('');
  await sidebar(app).getByRole('button', { name: 'Collapse all' }).click();
  await removeCatalog(app, 'many-100000');
});
