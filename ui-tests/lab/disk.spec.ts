import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import {
  addCatalog,
  applicationUrl,
  datasetView,
  expect,
  openDataset,
  removeCatalog,
  row,
  runCode,
  sidebar,
  test
} from '../page';

const ROOT = join(__dirname, '../..');

/** With what has to be encoded in an address. */
const NAME = 'runs of März #1';

const CATALOG = `
sources:
  sst:
    driver: zarr
    args: {urlpath: '{{CATALOG_DIR}}/ostia.zarr'}
  index:
    driver: netcdf
    args: {urlpath: '{{CATALOG_DIR}}/soi.nc'}
  inner:
    driver: yaml_file_cat
    args: {path: 'inner/main.yaml'}
`;

const INNER = `
sources:
  sst v3: {driver: zarr, args: {urlpath: '{{CATALOG_DIR}}/ostia-v3.zarr'}}
`;

/** Two fields on levels of two kinds, which make no single cube. */
const CUBES = `
import sys, eccodes
with open(sys.argv[1], 'rb') as source, open(sys.argv[2], 'wb') as target:
    field = eccodes.codes_grib_new_from_file(source)
    eccodes.codes_write(field, target)
    eccodes.codes_set(field, 'typeOfFirstFixedSurface', 103)
    eccodes.codes_set(field, 'scaledValueOfFirstFixedSurface', 2)
    eccodes.codes_write(field, target)
`;

/** The folder that the server part reads, as it announces itself. */
async function servedFolder(page: Page): Promise<string> {
  const config = page.locator('#jupyter-config-data');
  const { cloudifyServer } = JSON.parse((await config.textContent()) ?? '');
  return cloudifyServer.files[0];
}

/** Catalogs and data of several kinds on disk; resolves to their folder. */
async function writeFiles(page: Page): Promise<string> {
  const folder = join(await servedFolder(page), NAME);
  const stores = join(ROOT, '.cloudify/demo/stores');
  const python = join(ROOT, '.venv/bin/python');
  const sample = 'import iris_sample_data; print(iris_sample_data.path)';
  const samples = execFileSync(python, ['-c', sample], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'inner'), { recursive: true });
  writeFileSync(join(folder, 'main.yaml'), CATALOG);
  writeFileSync(join(folder, 'inner/main.yaml'), INNER);
  cpSync(join(stores, 'ostia.zarr'), join(folder, 'ostia.zarr'), {
    recursive: true
  });
  cpSync(join(stores, 'ostia-v3.zarr'), join(folder, 'inner/ostia-v3.zarr'), {
    recursive: true
  });
  for (const [from, to] of [
    ['SOI_Darwin.nc', 'soi.nc'],
    ['polar_stereo.grib2', 'stereo.grib2']
  ]) {
    copyFileSync(join(samples.trim(), from), join(folder, to));
  }
  const [field, cubes] = ['stereo.grib2', 'cubes.grib2'].map(name =>
    join(folder, name)
  );
  execFileSync(python, ['-c', CUBES, field, cubes]);
  return folder;
}

/** Kernels that run, of which looking into data needs none. */
async function kernels(page: Page): Promise<unknown> {
  const api = applicationUrl().replace('/lab?', '/api/kernels?');
  return (await page.request.get(api)).json();
}

test('a catalog on disk is walked, and its data opened, without a kernel', async ({
  app
}) => {
  const folder = await writeFiles(app);
  const running = await kernels(app);
  const times = app.waitForResponse(/cloudify\/files\/.*ostia\.zarr\/time\/0$/);
  await addCatalog(app, join(folder, 'main.yaml'));

  const sst = await openDataset(app, [NAME, 'sst']);
  await expect(sst.getByText('surface_temperature').first()).toBeVisible();
  await expect(sst.getByText('latitude').first()).toBeVisible();
  expect((await times).status()).toBe(200);
  const code = sst.locator('pre');
  await expect(code).toContainText(`"${folder}/ostia.zarr"`);
  await expect(code).not.toContainText('file:');
  await expect(code).not.toContainText('cloudify/files');

  const index = await openDataset(app, [NAME, 'index']);
  await expect(index.getByText('SOI').first()).toBeVisible();
  await expect(index.locator('pre')).toContainText(`"${folder}/soi.nc"`);

  const inner = await openDataset(app, [NAME, 'inner', 'sst v3']);
  await expect(inner.locator('pre')).toContainText(
    `"${folder}/inner/ostia-v3.zarr"`
  );
  expect(await kernels(app)).toEqual(running);
  await removeCatalog(app, NAME);
});

test('a store on disk opens by its path and by its URL', async ({ app }) => {
  const folder = await writeFiles(app);
  const path = join(folder, 'ostia.zarr');
  await addCatalog(app, `file://${encodeURI(path).replace('#', '%23')}`);
  const view = datasetView(app, 'ostia');
  await expect(view.getByText('surface_temperature').first()).toBeVisible();

  await addCatalog(app, path);
  await expect(sidebar(app).getByRole('alert')).toHaveText(
    'This catalog is already in the list.'
  );
  await removeCatalog(app, 'ostia');
});

for (const [name, variable] of [
  ['soi.nc', 'SOI'],
  ['stereo.grib2', 'isobaricInhPa'],
  ['cubes.grib2', 'heightAboveGround']
]) {
  test(`${name} opens by its path, and its code runs`, async ({ app }) => {
    const path = join(await writeFiles(app), name);
    await addCatalog(app, path);
    const view = datasetView(app, name);
    await expect(view.getByText(variable).first()).toBeVisible();
    await expect(view.locator('pre')).toContainText(`"${path}"`);
    const output = await runCode(app);
    await expect(output).toContainText(variable, { timeout: 60_000 });
    await removeCatalog(app, name);
  });
}

test('a path that is not served says why, and what helps', async ({ app }) => {
  const folder = await servedFolder(app);
  const alert = sidebar(app).getByRole('alert');
  await addCatalog(app, '/etc/passwd');
  await expect(alert).toContainText('/etc/passwd is not below the folders');
  await expect(alert).toContainText('CloudifyServer.roots');
  await app.keyboard.press('Escape');

  await addCatalog(app, `${folder}/none/main.yaml`);
  await expect(alert).toContainText(`There is no file at ${folder}/none`);
});

test.describe('a host that refuses web pages', () => {
  let server: Server;
  let address: string;

  test.beforeAll(async () => {
    server = createServer((_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(
        JSON.stringify({
          type: 'Catalog',
          stac_version: '1.0.0',
          id: 'closed',
          title: 'Closed',
          description: 'Admits no page',
          links: [{ rel: 'child', href: './child.json', title: 'A child' }]
        })
      )
    );
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    address = `127.0.0.1:${port}/catalog.json`;
  });

  test.afterAll(() => new Promise(done => server.close(done)));

  test('is read through the server part where it is named', async ({ app }) => {
    await addCatalog(app, `http://${address}`);
    await expect(sidebar(app).getByRole('alert')).toContainText(
      'does not admit this page (CORS)'
    );
    await app.keyboard.press('Escape');

    const asked: string[] = [];
    app.on('request', request => asked.push(request.url()));
    const named = `http://${address.replace('127.0.0.1', 'localhost')}`;
    await addCatalog(app, named);
    await expect(row(app, 'A child')).toBeVisible();
    expect(asked.filter(url => url.startsWith('http://localhost'))).toEqual([]);
    expect(asked.filter(url => url.includes('/cloudify/'))).toHaveLength(1);
    await removeCatalog(app, 'Closed');
  });
});
