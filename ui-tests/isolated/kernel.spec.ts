import { expect, test } from '@playwright/test';

import { applicationUrl } from '../page';
import { runInNewCell } from '../keyboard';

test('the kernel starts in a page that is cross-origin isolated', async ({
  page
}) => {
  await page.goto(applicationUrl());
  await expect(
    page.getByRole('heading', { name: 'Getting started' })
  ).toBeVisible({ timeout: 60_000 });
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  await page.getByRole('heading', { name: 'Getting started' }).click();
  const output = await runInNewCell(
    page,
    'from pathlib import Path\nprint(sorted(path.name for path in Path(".").glob("*.ipynb")))'
  );
  // The files beside the notebook are there.
  await expect(output).toContainText('getting-started.ipynb', {
    timeout: 60_000
  });
});

test('files have the right type and are kept as long as they may', async ({
  request
}) => {
  const headers = async (path: string) => {
    const answer = await request.get(new URL(path, applicationUrl()).href);
    expect(answer.status()).toBe(200);
    return answer.headers();
  };
  const root = '..';
  const wasm = await headers(`${root}/static/pyodide/pyodide.asm.wasm`);
  expect(wasm['content-type']).toContain('application/wasm');
  expect(wasm['cache-control']).toBe('no-cache');
  const module = await headers(`${root}/static/pyodide/pyodide.mjs`);
  expect(module['content-type']).toContain('javascript');
  const store = await headers(
    `${root}/static/demo/stores/ostia.zarr/.zmetadata`
  );
  expect(store['access-control-allow-origin']).toBe('*');

  const listed = await request.get(
    new URL(`${root}/jupyter-lite.json`, applicationUrl()).href
  );
  const { federated_extensions: extensions } = (await listed.json())[
    'jupyter-config-data'
  ];
  const ours = extensions.find(
    ({ name }: { name: string }) => name === 'jupyterlab-cloudify'
  );
  const entry = await headers(`${root}/extensions/${ours.name}/${ours.load}`);
  expect(entry['cache-control']).toContain('immutable');
  const missing = await request.get(
    new URL(`${root}/static/demo/stores/ostia.zarr/none`, applicationUrl()).href
  );
  expect(missing.status()).toBe(404);
  expect(missing.headers()['access-control-allow-origin']).toBe('*');
});
