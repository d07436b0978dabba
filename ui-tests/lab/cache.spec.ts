import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import {
  addCatalog,
  applicationUrl,
  datasetView,
  expect,
  removeCatalog,
  test
} from '../page';

const STORES = join(__dirname, '../../.cloudify/demo/stores');

/** Says of everything that it holds for a week, as servers of growing runs do. */
const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'max-age=604800'
};

let server: Server;
let asked: string[];

test.beforeAll(async () => {
  asked = [];
  server = createServer(({ url = '' }, response) => {
    const file = join(STORES, decodeURI(url));
    asked.push(url);
    if (existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, HEADERS).end(readFileSync(file));
    } else {
      response.writeHead(404, HEADERS).end();
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

test.afterAll(() => new Promise(done => server.close(done)));

test('metadata is asked for anew after a reload, chunks are not', async ({
  app
}) => {
  const times = (path: string) => asked.filter(url => url === path).length;
  const { port } = server.address() as AddressInfo;
  const store = `http://127.0.0.1:${port}/wind.zarr`;
  await addCatalog(app, store);
  await expect(datasetView(app, 'wind')).toContainText('expver');
  await expect.poll(() => times('/wind.zarr/time/c/0')).toBe(1);
  const before = times('/wind.zarr/zarr.json');

  // Whoever adds what is there already sees it again.
  const url = new URL(applicationUrl());
  url.searchParams.set('reset', '');
  await app.goto(url.href);
  const chunk = app.waitForResponse(/wind\.zarr\/time\/c\/0$/);
  await addCatalog(app, store);
  await expect(datasetView(app, 'wind')).toContainText('expver');
  await (await chunk).finished();
  expect(times('/wind.zarr/zarr.json')).toBeGreaterThan(before);
  expect(times('/wind.zarr/time/c/0')).toBe(1);
  await app.keyboard.press('Escape');
  await removeCatalog(app, 'wind');
});
