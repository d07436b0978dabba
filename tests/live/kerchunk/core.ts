// What the real core makes of sets of references, as JSON for the tests in
// Python beside this file.
//
//   node core.mjs values <url>...
//   node core.mjs code <packages as JSON> <url>...
import { EVERYTHING } from '../../../src/model';
import type { IRuntime } from '../../../src/model';
import { FetchNet, asFailure } from '../../../src/net';
import { flavours } from '../../../src/snippets';
import { SourceRegistry } from '../../../src/sources/registry';
import { openStore, readValues } from '../../../src/zarr';
import type { IStore } from '../../../src/zarr';

const [xarray] = flavours;
const net = new FetchNet();
const registry = new SourceRegistry(net);

async function describe(url: string) {
  const dataset = await registry.describe(await registry.detect(url));
  const [access] = dataset.accesses;
  return { dataset, access };
}

/** The access, and the values of every variable. */
async function values(url: string) {
  const { access } = await describe(url);
  const { href, format, group: path } = access;
  const options = { format, group: path };
  const { metadata, group } = await openStore(net, href, options);
  const found = metadata.groups.find(({ path }) => path === group);
  const entries = await Promise.all(
    (found?.variables ?? []).map(
      async ({ name }) => [name, await read(metadata, group, name)] as const
    )
  );
  return { access, values: Object.fromEntries(entries) };
}

/** Values of a variable with NaN as null, or the kind of its failure. */
async function read(store: IStore, group: string, variable: string) {
  try {
    return [...(await readValues(net, store, { group, variable })).data];
  } catch (error) {
    const { kind, facts } = asFailure(error, variable);
    return { failure: kind, detail: facts.detail };
  }
}

/** The code for a kernel with some packages. */
async function code(url: string, packages: IRuntime['packages']) {
  const { dataset, access } = await describe(url);
  const runtime = { host: 'lab', language: 'python', packages } as const;
  return xarray.generate(dataset, access, EVERYTHING, runtime);
}

async function main([what, ...rest]: readonly string[]) {
  const [packages, ...urls] = what === 'code' ? rest : ['null', ...rest];
  const told: Record<string, unknown> = {};
  for (const url of urls) {
    told[url] = await (what === 'code'
      ? code(url, JSON.parse(packages))
      : values(url));
  }
  process.stdout.write(JSON.stringify(told));
}

await main(process.argv.slice(2));
