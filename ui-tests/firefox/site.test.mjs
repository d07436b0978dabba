/**
 * The site in Firefox, which Playwright cannot drive as a system has it.
 *
 * SITE_URLS: addresses of the application, separated by spaces; FIREFOX: the
 * browser; PROXY: where all but loopback goes.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import puppeteer from 'puppeteer-core';

const { SITE_URLS, FIREFOX, PROXY } = process.env;
const [proxyHost, proxyPort] = PROXY.split(':');
const TIMEOUT = 90_000;

/** A browser that asks nobody anything by itself, and others through PROXY. */
const PREFERENCES = {
  'network.proxy.type': 1,
  'network.proxy.http': proxyHost,
  'network.proxy.http_port': Number(proxyPort),
  'network.proxy.ssl': proxyHost,
  'network.proxy.ssl_port': Number(proxyPort),
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'dom.push.connection.enabled': false
};

let browser;

before(async () => {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: PREFERENCES
  });
});

after(() => browser?.close());

/** Types into the focused editor as one, so that it closes no bracket. */
const insert = (page, text) =>
  page.evaluate(
    text => globalThis.document.execCommand('insertText', false, text),
    text
  );

for (const url of SITE_URLS.split(' ')) {
  test(`a dataset opens and a cell reads over HTTP: ${url}`, async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(TIMEOUT);
    const python = [];
    page.on('request', request => {
      if (request.url().includes('/static/pyodide')) {
        python.push(request.url());
      }
    });
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(url);
    for (const name of ['Sample data', 'Observations', 'OSTIA']) {
      await page.locator(`[role=treeitem][aria-label^="${name}"]`).click();
    }
    await page.locator('::-p-text(surface_temperature)').wait();
    assert.deepEqual(python, []);

    await page.locator('::-p-aria(Open in notebook)').click();
    const cell = '.jp-CodeCell ::-p-text(open_dataset)';
    await page.locator(cell).wait();
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    const catalog = new URL('../static/demo/catalog.json', url).href;
    await insert(
      page,
      'import fsspec, json, sys\n' +
        `catalog = json.loads(fsspec.open(${JSON.stringify(catalog)}).open().read())\n` +
        'print(sys.platform, catalog["type"])'
    );
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await page.locator('.jp-OutputArea ::-p-text(emscripten Catalog)').wait();
    await page.close();
  });
}
