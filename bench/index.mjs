/**
 * `node bench/index.mjs`: what an index costs of all of eerie.cloud's intake
 * catalogs, of a large table of intake-esm, and what a search in it does.
 */
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { importCore } from '../scripts/lib/bundle.mjs';
import { at } from '../scripts/lib/paths.mjs';
import { Problem, main } from '../scripts/lib/problem.mjs';

import { median } from './lib/keys.mjs';
import { print } from './lib/table.mjs';

/** Real catalogs as published; they stand beside the project, not in it. */
const CATALOGS = at('../shared/catalogs/eerie-intake');

/** Where they lead besides: nothing of it is there. */
const ELSEWHERE = [
  'https://eerie.cloud.dkrz.de',
  'https://gitlab.dkrz.de',
  'https://data.nextgems-h2020.eu'
];

const ROWS = 50_000;

const QUERY = 'monthly tas';

/** Rounds of which the median is told. */
const ROUNDS = 9;

/** A table of intake-esm: 3000 datasets of 97 variables. */
function table() {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const often = ['Amon', 'Omon', 'day'][Math.floor(i / 1000) % 3];
    const run = `M${i % 40},e${Math.floor(i / 40) % 25}`;
    return `${run},${often},gn,v${i % 97},/work/${i}.nc`;
  });
  const head = 'source_id,experiment_id,table_id,grid_label,variable_id,uri';
  return [head, ...rows].join('\n');
}

const COLLECTION = {
  esmcat_version: '0.1.0',
  id: 'table',
  assets: { column_name: 'uri' },
  aggregation_control: {
    variable_column_name: 'variable_id',
    groupby_attrs: ['source_id', 'experiment_id', 'table_id', 'grid_label']
  },
  catalog_file: 'table.csv'
};

/** Serves the catalogs and the table, and counts what is asked. */
async function serving(action) {
  const asked = new Set();
  const sent = { requests: 0, bytes: 0 };
  const made = new Map([
    ['/table.json', JSON.stringify(COLLECTION)],
    ['/table.csv', table()]
  ]);
  const server = createServer(({ url }, response) => {
    const file = path.join(CATALOGS, url);
    const body = made.get(url) ?? (existsSync(file) && readFileSync(file));
    asked.add(url);
    sent.requests++;
    sent.bytes += body ? Buffer.byteLength(body) : 0;
    response.writeHead(body ? 200 : 404).end(body || '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await action(`http://127.0.0.1:${server.address().port}`, {
      asked,
      take: () => {
        const taken = { ...sent };
        Object.assign(sent, { requests: 0, bytes: 0 });
        return taken;
      }
    });
  } finally {
    server.close();
  }
}

/** All files, those that no other leads to as roots of their own. */
async function indexAll(registry, origin, asked) {
  const depth = file => file.split('/').length;
  const files = readdirSync(CATALOGS, { recursive: true })
    .filter(file => file.endsWith('.yaml'))
    .sort((one, other) => depth(one) - depth(other));
  const records = [];
  for (const file of files) {
    if (!asked.has(`/${file}`)) {
      const root = await registry.detect(`${origin}/${file}`);
      const index = await registry.index(root);
      records.push(...index.records);
    }
  }
  return records;
}

function times(action) {
  const measured = Array.from({ length: ROUNDS + 1 }, () => {
    const begin = performance.now();
    action();
    return performance.now() - begin;
  });
  return { first: measured[0], then: median(measured.slice(1)) };
}

await main(async () => {
  if (!existsSync(CATALOGS)) {
    throw new Problem(`There are no catalogs at ${CATALOGS}.`);
  }
  const core = await importCore(
    'bench-index',
    `
      export { FetchNet, Routes } from './src/net';
      export { findRecords } from './src/search/find';
      export { parseQuery } from './src/search/query';
      export { readIndex } from './src/search/readIndex';
      export { SourceRegistry } from './src/sources/registry';
    `
  );
  return serving(async (origin, { asked, take }) => {
    const registryOf = () => {
      const to = `${origin}/elsewhere`;
      const rewrites = ELSEWHERE.map(from => ({ from, to }));
      const site = Promise.resolve({ aliases: [], rewrites });
      const net = new core.FetchNet(null, new core.Routes({ site }));
      return new core.SourceRegistry(net);
    };
    const timed = async action => {
      asked.clear();
      take();
      const begin = performance.now();
      const result = await action();
      const time = performance.now() - begin;
      return { result, time, documents: asked.size, ...take() };
    };

    const tree = await timed(async () => {
      const registry = registryOf();
      return registry.index(await registry.detect(`${origin}/eerie.yaml`));
    });
    const all = await timed(() => indexAll(registryOf(), origin, asked));
    const large = await timed(async () => {
      const registry = registryOf();
      return registry.index(await registry.detect(`${origin}/table.json`));
    });
    const json = JSON.stringify(tree.result);
    const reading = times(() => core.readIndex(JSON.parse(json)));
    const query = core.parseQuery(QUERY);
    const records = core.readIndex(JSON.parse(json)).records;
    const search = times(() => core.findRecords(records, query));

    return print('An index', [
      ['eerie.yaml and below: requests', tree.requests, '', tree.documents],
      ['eerie.yaml and below: YAML', tree.bytes / 1e6, 'MB'],
      ['eerie.yaml and below', tree.time / 1000, 's'],
      ['datasets', tree.result.records.length, ''],
      ['its JSON', json.length / 1e6, 'MB'],
      ['its JSON, gzipped', gzipSync(json).length / 1000, 'kB'],
      ['its JSON read', reading.then, 'ms'],
      [`first search: ${QUERY}`, search.first, 'ms'],
      ['each further one', search.then, 'ms', 50],
      ['all files: requests', all.requests, '', all.documents],
      ['all files: YAML', all.bytes / 1e6, 'MB'],
      ['all files', all.time / 1000, 's'],
      ['datasets', all.result.length, ''],
      [`a table of ${ROWS} rows: requests`, large.requests, '', 2],
      [`a table of ${ROWS} rows`, large.time, 'ms'],
      ['datasets', large.result.records.length, '']
    ]);
  });
});
