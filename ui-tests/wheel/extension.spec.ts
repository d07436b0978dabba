import {
  addCatalog,
  datasetView,
  demoUrl,
  expect,
  removeCatalog,
  row,
  test
} from '../page';

const TITLE = 'What the demo was made with';

test('a kind of catalog of another extension is walked', async ({ app }) => {
  await addCatalog(app, new URL('.demo.json', demoUrl()).href);
  const catalog = row(app, TITLE);
  await expect(catalog).toBeVisible();
  if ((await catalog.getAttribute('aria-expanded')) !== 'true') {
    await catalog.click();
  }
  await row(app, 'iris-sample-data').click();
  // Errors of its own are told in its own words.
  await expect(datasetView(app, 'iris-sample-data')).toContainText(
    'iris-sample-data is a package'
  );
  await removeCatalog(app, TITLE);
});
