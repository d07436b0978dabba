/**
 * `node bench/requests.mjs`: what is asked of a catalog's server from the start
 * of the page to the view of a dataset, and what others ask for the same store.
 */
import { main } from '../scripts/lib/problem.mjs';

import { line } from './lib/line.mjs';
import { overviewShows } from './lib/effects.mjs';
import { press } from './lib/keys.mjs';
import { inLab } from './lib/lab.mjs';
import { readWithXarray, readWithZarrita } from './lib/peers.mjs';
import { expand, openSidebar, row, typeAddress } from './lib/sidebar.mjs';
import { print } from './lib/table.mjs';
import { bytes } from './lib/traffic.mjs';

const isMetadata = ({ url }) => /\/(\.z\w+|zarr\.json)$/.test(url.pathname);

const isChunk = request =>
  /\.zarr\/./.test(request.url.pathname) && !isMetadata(request);

const kilobytes = requests => bytes(requests) / 1000;

/** Datasets whose catalog tells the format of the store and its time. */
const KNOWN = [
  {
    name: 'Zarr 2',
    path: ['Demo', 'Observations', 'OSTIA'],
    store: 'stores/ostia.zarr'
  },
  {
    name: 'Zarr 3',
    path: ['Demo', 'Ocean models', 'NEMO'],
    store: 'stores/nemo.zarr'
  }
];

/** Items that do not tell the format of their store. */
const UNKNOWN = [
  { name: 'Zarr 2', item: 'broken/store-html-2.json' },
  { name: 'Zarr 3', item: 'broken/store-html-3.json' }
];

/** From the start of the page down the tree to a dataset. */
async function walk(open, demo, { name, path }) {
  const [catalog, collection, dataset] = path;
  const { page, traffic } = await open();
  const asked = () => traffic.takeTo(demo);
  const start = await asked();
  await openSidebar(page);
  const sidebar = await asked();
  await expand(page, catalog, collection);
  const first = await asked();
  await expand(page, collection, dataset);
  const second = await asked();
  await row(page, dataset).focus();
  const shown = await press(page, 'Enter', overviewShows);
  const view = await asked();
  const metadata = view.filter(isMetadata);
  await page.getByRole('textbox', { name: 'From' }).focus();
  const time = await asked();
  const all = [start, sidebar, first, second, view].flat();
  await page.close();
  const of = what => `${name}: ${what}`;
  return [
    [of('JupyterLab starts, sidebar closed'), start.length, 'requests', 0],
    [of('the sidebar opens'), sidebar.length, 'requests', 1],
    [of('a catalog is expanded'), first.length, 'requests', 1],
    [of('a collection is expanded'), second.length, 'requests', 1],
    [of('a dataset opens'), view.length, 'requests', 2],
    [of('  of which for metadata'), metadata.length, 'requests', 1],
    [of('  of which for chunks'), view.filter(isChunk).length, 'requests', 0],
    [of('  metadata'), kilobytes(metadata), 'kB'],
    [of('  Enter to the painted contents'), shown, 'ms'],
    [of('all until then'), all.length, 'requests', 5],
    [of('all until then'), kilobytes(all), 'kB'],
    [of('the time axis is looked at, for its chunks'), time.length, 'requests']
  ];
}

/** A dataset added by the address of its item, or by that of its store. */
async function add(open, demo, what, path) {
  const { page, traffic } = await open();
  await openSidebar(page);
  await traffic.take();
  await typeAddress(page, new URL(path, demo).href);
  await press(page, 'Enter', overviewShows);
  const requests = await traffic.takeTo(demo);
  await page.close();
  const metadata = requests.filter(isMetadata);
  const chunks = requests.filter(isChunk);
  return [
    [`${what}: all`, requests.length, 'requests'],
    [`${what}: for metadata`, metadata.length, 'requests', 2],
    [`${what}: for the time span`, chunks.length, 'requests', 2]
  ];
}

/** The same stores, opened by others. */
async function peers(demo) {
  const between = await line(demo);
  const figures = [];
  for (const { name, store } of KNOWN) {
    const url = new URL(store, between.address).href;
    await readWithZarrita(url);
    const zarrita = between.take().length;
    await readWithXarray(url);
    const xarray = between.take().length;
    figures.push(
      [`${name}: zarrita, metadata alone`, zarrita, 'requests'],
      [`${name}: xarray, open_dataset`, xarray, 'requests']
    );
  }
  between.close();
  return figures;
}

await main(() =>
  inLab('requests', async ({ open, demo }) => {
    const figures = [];
    for (const dataset of KNOWN) {
      figures.push(...(await walk(open, demo, dataset)));
    }
    for (const { name, item } of UNKNOWN) {
      const what = `${name}, format not told`;
      figures.push(...(await add(open, demo, what, item)));
    }
    for (const { name, store } of KNOWN) {
      const what = `${name}, by its address`;
      figures.push(...(await add(open, demo, what, store)));
    }
    figures.push(...(await peers(demo)));
    return print('Requests to the server of the data', figures);
  })
);
