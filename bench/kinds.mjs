/**
 * `node bench/kinds.mjs`: what the core asks of a server of each kind, from the
 * address that a person pastes to the first rows, and from a row to all that
 * the view of a dataset shows.
 */
import { importCore } from '../scripts/lib/bundle.mjs';
import { Problem, main } from '../scripts/lib/problem.mjs';
import { setup } from '../scripts/lib/setup.mjs';

import { median } from './lib/keys.mjs';
import { withServers } from './lib/kindServers.mjs';
import { print } from './lib/table.mjs';

/** Rounds of which the median is told; the first one warms up. */
const ROUNDS = 9;

/** What a dataset may take: the catalog, the store, and one to tell its format. */
const MOST = 3;

/** Where the kinds begin, and the titles that lead to a dataset. */
const KINDS = [
  {
    name: 'static STAC',
    at: ['demo', '/catalog.json'],
    titles: ['Observations', 'OSTIA']
  },
  { name: 'STAC API', at: ['rustac', ''], titles: ['Observations', 'OSTIA'] },
  {
    name: 'xpublish 0.4',
    at: ['xpublish 0.4', ''],
    titles: ['demo.published.ostia']
  },
  {
    name: 'xpublish 0.5',
    at: ['xpublish 0.5', ''],
    titles: ['demo.published.ostia']
  },
  { name: 'intake 1', at: ['intake', '/main.yaml'], titles: ['plain'] },
  { name: 'intake 2', at: ['intake', '/main2.yaml'], titles: ['plain'] },
  {
    name: 'intake-esm, CSV',
    at: ['intake', '/esm.csv.json'],
    titles: ['E1']
  },
  {
    name: 'intake-esm, Parquet',
    at: ['intake', '/esm.parquet.json'],
    titles: ['E1']
  },
  {
    name: 'Freva',
    at: ['freva', ''],
    titles: ['freva', 'project', 'ocean', 'orca2']
  },
  { name: 'kerchunk JSON', at: ['kerchunk', '/ostia_monthly.json'] },
  { name: 'kerchunk Parquet', at: ['kerchunk', '/ostia_monthly.parquet'] },
  { name: 'Zarr 2', at: ['demo', '/stores/ostia.zarr'] },
  { name: 'Zarr 3', at: ['demo', '/stores/ostia-v3.zarr'] }
];

const CORE = `
  export { open } from './src/cli/open';
  export { FetchNet } from './src/net';
  export { SourceRegistry } from './src/sources/registry';
`;

/** Counts what is asked from now on, of whatever host. */
function countRequests() {
  const { fetch } = globalThis;
  let count = 0;
  globalThis.fetch = (...call) => {
    count++;
    return fetch(...call);
  };
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
}

/** A child by the beginning of its title, on the first page or a later one. */
async function child(registry, entry, title) {
  let cursor;
  do {
    const page = await registry.children(entry, { cursor });
    const found = page.entries.find(entry => entry.title.startsWith(title));
    if (found) {
      return found;
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  throw new Problem(`${entry.title} has no ${title}.`);
}

/** One person who comes for the first time: nothing is known beforehand. */
async function visit(core, take, { url, titles = [] }) {
  const net = new core.FetchNet();
  const registry = new core.SourceRegistry(net);
  const timed = async action => {
    take();
    const begin = performance.now();
    const result = await action();
    const time = performance.now() - begin;
    return { result, requests: take(), time };
  };
  const rows = await timed(async () => {
    const root = await registry.detect(url);
    if (titles.length > 0) {
      await registry.children(root);
    }
    return root;
  });
  let entry = rows.result;
  for (const title of titles) {
    entry = await child(registry, entry, title);
  }
  const view = await timed(() =>
    core.open(registry, net, { url: entry.id, parameters: {} })
  );
  if (!view.result.group?.variables.length) {
    throw new Problem(`Of ${entry.href} nothing is shown.`, {
      cause: view.result.failure
    });
  }
  return { rows, view };
}

async function measure(core, take, urls, { name, at: [server, path], titles }) {
  const url = urls[server] + path;
  const visits = [];
  for (let round = 0; round < ROUNDS; round++) {
    visits.push(await visit(core, take, { url, titles }));
  }
  const figures = part => {
    const [, ...warm] = visits.map(visit => visit[part]);
    return {
      requests: Math.max(...warm.map(({ requests }) => requests)),
      time: median(warm.map(({ time }) => time))
    };
  };
  const [rows, view] = [figures('rows'), figures('view')];
  const what = titles ? 'address to first rows' : 'address to its row';
  return [
    [`${name}: ${what}`, rows.requests, 'requests'],
    [`${name}: ${what}`, rows.time, 'ms'],
    [`${name}: row to the contents`, view.requests, 'requests', MOST],
    [`${name}: row to the contents`, view.time, 'ms']
  ];
}

await main(async () => {
  await setup();
  const core = await importCore('bench-core', CORE);
  const take = countRequests();
  return withServers(async urls => {
    const figures = [];
    for (const kind of KINDS) {
      figures.push(...(await measure(core, take, urls, kind)));
    }
    return print('Each kind of catalog', figures);
  });
});
