// The pages of what is below an address, or of a search there, as JSON.
//
//   node tests/live/stacapi/pages.mjs <url> [<query as JSON>]
import { importCore } from '../../../scripts/lib/bundle.mjs';

const { FetchNet, SourceRegistry } = await importCore(
  'live-stacapi',
  `
    export { FetchNet } from './src/net';
    export { SourceRegistry } from './src/sources/registry';
  `
);

let requests = 0;
const { fetch } = globalThis;
globalThis.fetch = (...call) => {
  requests++;
  return fetch(...call);
};

const [url, text] = process.argv.slice(2);
const query = text === undefined ? null : JSON.parse(text);
const registry = new SourceRegistry(new FetchNet());

async function* pages(entry) {
  let cursor;
  do {
    const page = query
      ? await registry.search(entry, query, { cursor })
      : await registry.children(entry, { cursor });
    yield page.entries;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

const found = { requests: 0, pages: [], error: null };
try {
  for await (const entries of pages(await registry.detect(url))) {
    found.pages.push(entries);
  }
} catch (error) {
  found.error = { kind: error.kind, ...error.facts };
}
process.stdout.write(JSON.stringify({ ...found, requests }));
