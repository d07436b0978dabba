import { EVERYTHING } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';
import { flavours } from '../snippets';
import type { SourceRegistry } from '../sources/registry';
import { groupBytes } from '../zarr';

import type { ICall } from './arguments';
import { open } from './open';

/**
 * The code that opens the dataset at a URL.
 *
 * @throws Failure `not-a-catalog` where no flavour of that name can.
 */
export async function snippet(
  registry: SourceRegistry,
  net: INet,
  call: ICall
): Promise<string> {
  const { url, flavour: id, host, json } = call;
  const { dataset, access: opened, group } = await open(registry, net, call);
  const runtime = { host, language: null, packages: null };
  const flavour = flavours.find(flavour => flavour.id === id);
  // What we can look into comes first, but not every flavour opens that.
  const access = [opened, ...dataset.accesses].find(
    access => access !== null && flavour?.supports(dataset, access, runtime)
  );
  if (!flavour || !access) {
    throw new Failure('not-a-catalog', { url, detail: 'no-access' });
  }
  const selection = { ...EVERYTHING, bytes: group && groupBytes(group) };
  const snippet = flavour.generate(dataset, access, selection, runtime);
  return json ? JSON.stringify(snippet, null, 2) : snippet.code;
}
