import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import {
  addCatalog,
  datasetView,
  expect,
  removeCatalog,
  row,
  runCode,
  test
} from '../page';

const STORE = join(__dirname, '../../.cloudify/demo/stores/ostia.zarr');

const ID = 'model.run.v1.ocean.sst';
const ARCHIVE = 'model.run.v1.ocean.archive';

/** The folders that the id stands for, in the catalog of a computing centre. */
const FOLDER = '/disk/model/run/v1/ocean';

const CATALOG = `
sources:
  sst: {driver: zarr, args: {urlpath: '${STORE}', consolidated: true}}
`;

/** A server of cloudify's routes, and a catalog of what it serves from disk. */
class TwoCatalogs {
  readonly requests: string[] = [];

  async start(): Promise<string> {
    this._server = createServer((request, response) => {
      const path = request.url ?? '';
      this.requests.push(path);
      const [status, body] = this._answer(path);
      response.writeHead(status, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        ...(status === 503 ? { 'Retry-After': '10800' } : {})
      });
      response.end(body);
    });
    const server = this._server;
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    this._url = `http://127.0.0.1:${port}`;
    return this._url;
  }

  async stop(): Promise<void> {
    this._server?.closeAllConnections();
    await new Promise(done => this._server?.close(done));
  }

  private _answer(path: string): [number, string | Buffer] {
    const [, id, rest] = /^\/datasets\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (path === `${FOLDER}/main.yaml`) {
      return [200, CATALOG];
    }
    if (path === '/datasets') {
      return [200, JSON.stringify([ID, ARCHIVE])];
    }
    if (path === '/openapi.json') {
      const routes = ['stac', 'kerchunk/{key}', 'zarr/.zmetadata'];
      const all = routes.map(route => [`/datasets/{id}/${route}`, {}]);
      return [200, JSON.stringify({ paths: Object.fromEntries(all) })];
    }
    if (rest === 'stac') {
      return [200, JSON.stringify(this._item(id))];
    }
    const file = join(STORE, rest?.replace('kerchunk/', '') ?? '');
    if (!rest?.startsWith('kerchunk/') || !isFile(file)) {
      return [404, ''];
    }
    const isOnTape = id === ARCHIVE && !/\.z\w+$/.test(rest);
    return isOnTape ? [503, ''] : [200, readFileSync(file)];
  }

  /** What is nowhere but on tape names no disk. */
  private _item(id: string) {
    const address = `${this._url}/datasets/${id}`;
    const zarr = { type: 'application/vnd+zarr', roles: ['data'] };
    const tape = { ...zarr, href: 'slk:///arch/sst.zarr' };
    return {
      type: 'Feature',
      stac_version: '1.0.0',
      id,
      geometry: null,
      properties: { title: id, datetime: null },
      links: [{ rel: 'self', href: `${address}/stac` }],
      assets: {
        'eerie-cloud': { ...zarr, href: `${address}/kerchunk` },
        ...(id === ARCHIVE ? { 'dkrz-archive': tape } : {})
      }
    };
  }

  private _url = '';
  private _server: Server | null = null;
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

let catalogs: TwoCatalogs;
let url: string;

test.beforeEach(async () => {
  catalogs = new TwoCatalogs();
  url = await catalogs.start();
});

test.afterEach(() => catalogs.stop());

/** The list of the server, with its two datasets. */
async function openList(app: Page): Promise<string> {
  await addCatalog(app, `${url}/datasets`);
  const { host } = new URL(url);
  await expect(row(app, host)).toHaveAttribute('aria-expanded', 'true');
  return host;
}

test('a dataset in two catalogs has the accesses of both, and code for all', async ({
  app
}) => {
  const host = await openList(app);
  await addCatalog(app, `${url}${FOLDER}/main.yaml`);
  await expect(row(app, 'ocean')).toHaveAttribute('aria-expanded', 'true');
  await row(app, 'sst').click();
  const view = datasetView(app, ID);
  const access = view.getByLabel('Access');
  await expect(access.getByRole('option')).toHaveText([
    /^eerie-cloud · Zarr v2 · open web · in the catalog of 127\.0\.0\.1/,
    /^\/zarr · /,
    /^sst · Zarr · only at the site of the data · in the catalog of 127/
  ]);

  await view.getByLabel('Code for').selectOption('xarray, disk or web');
  const code = view.getByLabel('Code preview');
  await expect(code).toContainText(`from ${url}/datasets/${ID}/stac`);
  await expect(code).toContainText(`and from ${url}${FOLDER}/main.yaml`);
  await expect(code).toContainText(`path = "${STORE}"`);
  const before = catalogs.requests.length;
  const output = await runCode(app);
  await expect(output).toContainText('surface_temperature');
  // The disk is there, so the web is not asked.
  expect(catalogs.requests.slice(before)).toEqual([]);
  await removeCatalog(app, host);
  await removeCatalog(app, 'ocean');
});

test('nothing is fetched from tape but by a click that says what it takes', async ({
  app
}) => {
  const host = await openList(app);
  await row(app, 'archive').click();
  const view = datasetView(app, ARCHIVE);
  await expect(view.getByText('surface_temperature').first()).toBeVisible();
  const chunks = () =>
    catalogs.requests.filter(path => /\/kerchunk\/.*\/[\d.]+$/.test(path));
  await view.getByLabel('From').fill('2001');
  await expect(view).toContainText('The time axis is not read yet.');
  await expect(view.getByLabel('Chunks')).toHaveCount(0);
  await view.getByLabel('From').fill('');
  await expect(view.getByLabel('Code preview')).toContainText('# on tape: ');

  const ask = view.getByRole('button', { name: /^Read coordinates from tape/ });
  await ask.click();
  const dialog = app.getByRole('dialog');
  await expect(dialog).toContainText('may take hours');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(chunks()).toEqual([]);

  await ask.click();
  await dialog.getByRole('button', { name: 'Read from tape' }).click();
  await expect(view.getByRole('alert').first()).toContainText(
    'It asks to come back in 3 hours.'
  );
  await expect(ask).toHaveCount(0);
  expect(chunks().length).toBeGreaterThan(0);
  await removeCatalog(app, host);
});
