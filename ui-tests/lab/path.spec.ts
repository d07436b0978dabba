import {
  addCatalog,
  applicationUrl,
  datasetView,
  demoUrl,
  expect,
  openDataset,
  removeCatalog,
  row,
  runCode,
  settle,
  sidebar,
  test
} from '../page';
import type { Page } from '../page';
import { pressUntil } from '../keyboard';

test('from the catalog to one month in a notebook, by keyboard alone', async ({
  app
}) => {
  const { keyboard } = app;
  await keyboard.press('Control+Shift+Y');
  await expect(row(app, 'Demo')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(row(app, 'Observations')).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await expect(row(app, 'OSTIA')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(row(app, 'OSTIA')).toBeFocused();
  await keyboard.press('Enter');
  const view = datasetView(app, 'OSTIA');
  await expect(view.getByText('surface_temperature').first()).toBeVisible();

  await pressUntil(app, 'Tab', 'From');
  await keyboard.type('2007-02');
  await pressUntil(app, 'Tab', 'To');
  await keyboard.type('2007-02');
  await expect(view.getByText('slice("2007-02", "2007-02")')).toBeVisible();
  await pressUntil(app, 'Tab', 'Open in notebook');
  await keyboard.press('Enter');

  const notebook = app.locator('.jp-NotebookPanel:visible');
  await expect(notebook.locator('.jp-CodeCell')).toHaveCount(1, {
    timeout: 60_000
  });
  await expect(notebook.locator('.jp-CodeCell')).toContainText('2007-02');
  await keyboard.press('Shift+Enter');
  const output = notebook.locator('.jp-OutputArea-output').first();
  await expect(output).toContainText('latitude: 18', { timeout: 60_000 });
  await expect(output).toContainText('time: 1,');
  await expect(output).toContainText('longitude: 432');
});

const DATASETS = [
  {
    what: 'a v3 store on a curvilinear grid, of 360-day years',
    path: ['Demo', 'Ocean models', 'NEMO'],
    code: ['zarr_format=3'],
    sizes: ['time_counter: 3', 'y: 330', 'x: 360']
  },
  {
    what: 'a curvilinear store',
    path: ['Demo', 'Ocean models', 'ORCA2'],
    code: ['orca2.zarr'],
    sizes: ['y: 148', 'x: 180']
  },
  {
    what: 'a sub-group of a store',
    path: ['Demo', 'Climate scenarios', 'HadCM3 E1'],
    code: ['group="E1"'],
    sizes: ['time: 240', 'latitude: 37', 'longitude: 49']
  },
  {
    what: 'a collection that is one store',
    path: ['Demo', 'Potential temperature'],
    code: ['uk-potential-temperature.zarr'],
    sizes: ['model_level_number: 15', 'grid_latitude: 100']
  }
];

for (const { what, path, code, sizes } of DATASETS) {
  test(`the code of ${what} runs`, async ({ app }) => {
    const view = await openDataset(app, path);
    for (const part of code) {
      await expect(view.locator('pre')).toContainText(part);
    }
    const output = await runCode(app);
    for (const size of sizes) {
      await expect(output).toContainText(size, { timeout: 60_000 });
    }
  });
}

test('a store added by its address opens, runs, and is still there later', async ({
  app
}) => {
  const store = new URL('stores/wind.zarr', demoUrl()).href;
  await addCatalog(app, store);
  const view = datasetView(app, 'wind');
  await expect(view.getByText('expver').first()).toBeVisible();
  const output = await runCode(app);
  await expect(output).toContainText('time: ', { timeout: 60_000 });

  await app.reload();
  await settle(app);
  await removeCatalog(app, 'wind');
  await expect(row(app, 'Demo')).toBeVisible();
});

/** What Jupyter has kept of the page: its layout, and the state of its parts. */
async function keptOf(page: Page) {
  const workspace = applicationUrl().replace(
    '/lab?',
    '/lab/api/workspaces/default?'
  );
  const { data } = await (await page.request.get(workspace)).json();
  return data;
}

test('of restored views, the one that is seen is read', async ({ app }) => {
  await openDataset(app, ['Demo', 'Ocean models', 'ORCA2']);
  await openDataset(app, ['Demo', 'Observations', 'OSTIA']);
  await expect
    .poll(async () => {
      const data = await keptOf(app);
      const { current, dock } = data['layout-restorer:data'].main;
      return [current, dock?.widgets?.length];
    })
    .toEqual([expect.stringContaining('ostia'), 2]);
  const requests: string[] = [];
  app.on('request', request => requests.push(request.url()));
  await app.goto(applicationUrl());
  const seen = datasetView(app, 'OSTIA');
  await expect(seen.getByRole('region', { name: 'Code' })).toBeVisible({
    timeout: 30_000
  });
  expect(requests.filter(url => /ostia\.zarr/.test(url))).not.toEqual([]);
  expect(requests.filter(url => /orca2/.test(url))).toEqual([]);
  await app.locator('.lm-TabBar-tab', { hasText: 'ORCA2' }).click();
  const other = datasetView(app, 'ORCA2');
  await expect(other.getByRole('region', { name: 'Code' })).toBeVisible();
});

test('what was open, selected and starred is there after a reload', async ({
  app
}) => {
  const path = ['Demo', 'Ocean models', 'ORCA2'];
  const view = await openDataset(app, path);
  await view.getByRole('button', { name: 'Favourite', pressed: false }).click();
  const favourites = sidebar(app).getByRole('tree', { name: 'Favourites' });
  await expect(favourites.getByRole('treeitem')).toHaveCount(1);
  const chunks = view.getByRole('combobox', { name: 'Chunks' });
  await chunks.selectOption('native');
  // What is open is saved after a moment; a page that is left before has
  // nothing to restore.
  await expect
    .poll(async () => {
      const data = await keptOf(app);
      const trees = data['jupyterlab-cloudify:sidebar']?.trees;
      return [
        trees?.catalogs.expanded.length,
        Object.keys(data).some(
          key =>
            key.startsWith('cloudify-dataset:') &&
            data[key].data.choices.draft?.chunking === 'native'
        )
      ];
    })
    .toEqual([2, true]);
  await app.goto(applicationUrl());
  await expect(datasetView(app, 'ORCA2')).toBeVisible({ timeout: 30_000 });
  await expect(row(app, 'ORCA2')).toBeVisible();
  await expect(chunks).toHaveValue('native');
  await expect(favourites.getByRole('treeitem')).toHaveCount(1);
  await datasetView(app, 'ORCA2')
    .getByRole('button', { name: 'Favourite', pressed: true })
    .click();
  await expect(favourites).toHaveCount(0);
});

test('a link opens its dataset once, or says that it leads to none', async ({
  app
}) => {
  const store = new URL('stores/ostia.zarr', demoUrl());
  const link = (entry: string) => {
    const url = new URL(applicationUrl());
    url.searchParams.set('entry', entry);
    return url.href;
  };
  await app.goto(link(`zarr|${store}`));
  const view = datasetView(app, 'ostia');
  await expect(view.getByRole('region', { name: 'Code' })).toBeVisible({
    timeout: 30_000
  });
  expect(new URL(app.url()).searchParams.has('entry')).toBe(false);
  await app.goto(link('half of an id'));
  await expect(app.getByText(/^This link leads to no dataset/)).toBeVisible({
    timeout: 30_000
  });
});

test('a change that Jupyter does not keep is told', async ({ app }) => {
  await app.route('**/api/settings/jupyterlab-cloudify:catalogs*', route =>
    route.request().method() === 'PUT'
      ? route.fulfill({ status: 403, body: '{"message": "read-only"}' })
      : route.fallback()
  );
  const view = await openDataset(app, ['Demo', 'Ocean models', 'NEMO']);
  const star = view.getByRole('button', { name: 'Favourite' });
  await star.click();
  await expect(
    app.getByText('This change of the data catalogs cannot be kept.')
  ).toBeVisible();
  await expect(star).toHaveAttribute('aria-pressed', 'false');
});
