/**
 * `node bench/startup.mjs`: what the extension adds to JupyterLab's start while
 * its sidebar is closed, what follows on first use, and what others add.
 */
import { gzipSync } from 'node:zlib';

import { main } from '../scripts/lib/problem.mjs';

import { overviewShows } from './lib/effects.mjs';
import { press } from './lib/keys.mjs';
import { inLab } from './lib/lab.mjs';
import { peerExtensions } from './lib/peers.mjs';
import { expand, openSidebar, row } from './lib/sidebar.mjs';
import { print } from './lib/table.mjs';
import { sum } from './lib/traffic.mjs';

const OURS = 'jupyterlab-cloudify';

/** Extensions of PyPI with a sidebar of their own. */
const PEERS = {
  'eodag-labextension': '5.3.1',
  'dask-labextension': '7.0.0'
};

const gzipped = text => gzipSync(text).length;

/** Number and kilobytes, compressed, of the answers to some requests. */
async function size(requests) {
  // The browser keeps no body of an answer that has none.
  const full = requests.filter(({ bytes }) => bytes > 0);
  const bodies = await Promise.all(full.map(({ body }) => body()));
  return { count: requests.length, kB: sum(bodies.map(gzipped)) / 1000 };
}

const filesOf = (extension, requests) =>
  size(
    requests.filter(({ url }) =>
      url.pathname.startsWith(`/lab/extensions/${extension}/`)
    )
  );

/** Our part of the one answer in which JupyterLab gets all settings. */
async function settingsOf(extension, requests) {
  const [answer] = requests.filter(
    ({ url }) => url.pathname === '/lab/api/settings'
  );
  const { settings } = JSON.parse(await answer.body());
  const own = settings.filter(({ id }) => id.startsWith(`${extension}:`));
  return gzipped(JSON.stringify(own)) / 1000;
}

async function ours({ open }) {
  const { page, traffic } = await open();
  const requests = await traffic.take();
  const start = await filesOf(OURS, requests);
  const settings = await settingsOf(OURS, requests);
  const all = await size(requests);
  await openSidebar(page);
  const sidebar = await filesOf(OURS, await traffic.take());
  await expand(page, 'Demo', 'Ocean models');
  const catalog = await filesOf(OURS, await traffic.take());
  await expand(page, 'Ocean models', 'ORCA2');
  await row(page, 'ORCA2').focus();
  await press(page, 'Enter', overviewShows);
  const dataset = await filesOf(OURS, await traffic.take());
  return [
    ['at start: files', start.count, 'requests'],
    ['at start: files', start.kB, 'kB gzipped'],
    ['at start: settings, in JupyterLab’s own request', settings, 'kB gzipped'],
    ['at start: together', start.kB + settings, 'kB gzipped', 30],
    ['JupyterLab and all extensions at start', all.count, 'requests'],
    ['JupyterLab and all extensions at start', all.kB, 'kB gzipped'],
    ['first opening of the sidebar', sidebar.count, 'requests'],
    ['first opening of the sidebar', sidebar.kB, 'kB gzipped'],
    ['first catalog', catalog.count, 'requests'],
    ['first catalog', catalog.kB, 'kB gzipped'],
    ['first dataset', dataset.count, 'requests'],
    ['first dataset', dataset.kB, 'kB gzipped']
  ];
}

async function theirs({ open }) {
  const { traffic } = await open();
  const requests = await traffic.take();
  const figures = [];
  for (const [name, version] of Object.entries(PEERS)) {
    const { count, kB } = await filesOf(name, requests);
    const what = `at start: ${name} ${version}`;
    figures.push([what, count, 'requests'], [what, kB, 'kB gzipped']);
  }
  return figures;
}

await main(async () => {
  const figures = await inLab('startup', ours);
  const requirements = Object.entries(PEERS).map(each => each.join('=='));
  // JupyterLab finds extensions here as well.
  process.env.JUPYTER_PATH = await peerExtensions(requirements);
  figures.push(...(await inLab('startup-peers', theirs)));
  return print('What the extension adds to JupyterLab', figures);
});
