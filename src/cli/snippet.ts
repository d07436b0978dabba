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
  { url, flavour: id, host, json }: ICall
): Promise<string> {
  const { dataset, access, group } = await open(registry, net, url);
  const runtime = { host, language: null, packages: null };
  const flavour = flavours.find(
    flavour =>
      flavour.id === id &&
      access !== null &&
      flavour.supports(dataset, access, runtime)
  );
  if (!flavour || !access) {
    throw new Failure('not-a-catalog', { url, detail: 'no-access' });
  }
  const selection = { ...EVERYTHING, bytes: group && groupBytes(group) };
  const snippet = flavour.generate(dataset, access, selection, runtime);
  return json ? JSON.stringify(snippet, null, 2) : snippet.code;
}
