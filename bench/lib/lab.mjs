import { chromium } from '@playwright/test';

import { findChromium, freePorts } from '../../scripts/lib/checks.mjs';
import { serveDemo, serveJupyter } from '../../scripts/lib/jupyter.mjs';
import { state } from '../../scripts/lib/paths.mjs';
import { otherVenv } from '../../scripts/lib/python.mjs';
import { Servers } from '../../scripts/lib/servers.mjs';
import { setup } from '../../scripts/lib/setup.mjs';
import { contents } from '../../scripts/lib/steps.mjs';
import { wheel } from '../../scripts/lib/wheel.mjs';

import { Traffic } from './traffic.mjs';

const VIEWPORT = { width: 1280, height: 800 };

/** JupyterLab and the wheel, as people install them. */
async function environment() {
  const file = await wheel();
  const inputs = [contents(file)];
  return otherVenv('bench', ['jupyterlab==4.6.*', file], { inputs });
}

/** A function that opens JupyterLab in a new browser profile. */
const opener = (browser, url) => async () => {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const traffic = new Traffic(page);
  await page.goto(`${url}&reset`);
  await page
    .getByRole('tab', { name: 'Data catalogs' })
    .waitFor({ timeout: 60_000 });
  await traffic.quiet();
  return { page, traffic };
};

/**
 * Measure in JupyterLab with the built wheel, the demo catalog and Chromium.
 *
 * @param name - the folder below `.cloudify/bench` for what JupyterLab writes;
 * it begins empty, so that nothing of an earlier run is measured
 * @param measure - is given `open`, which opens JupyterLab in a new browser
 * profile and returns the page and its traffic; `demo`, the address of the demo
 * catalog; `work`, the folder of the notebooks
 */
export async function inLab(name, measure) {
  await setup();
  const venv = await environment();
  const home = `bench/${name}`;
  const servers = new Servers();
  let browser;
  try {
    const port = await freePorts();
    const demo = await serveDemo(servers, port + 1, { broken: true });
    const url = await serveJupyter(servers, {
      home,
      isFresh: true,
      venv,
      port,
      token: 'bench',
      catalogs: [demo]
    });
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--disable-gpu']
    });
    const open = opener(browser, url);
    return await measure({ open, demo: demo.url, work: state(home, 'work') });
  } finally {
    await browser?.close();
    await servers.stop();
  }
}
