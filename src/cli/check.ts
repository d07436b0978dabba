import { failureMessage } from '../messages';
import type { IEntry } from '../model';
import { asFailure, plainAddress } from '../net';
import type { INet } from '../net';
import type { SourceRegistry } from '../sources/registry';
import { isWebAddress } from '../sources/url';

import { ask } from './checkAsk';
import { checkJSON } from './checkDocument';
import { checkHosts, checkLinks, readHrefs } from './checkLinks';
import type { IFinding } from './checkReport';
import {
  attempt,
  checkAdmission,
  checkHead,
  checkMissing,
  checkRange
} from './checkServer';
import { checkAccess } from './checkStore';
import { find } from './open';
import { english } from './translate';

/**
 * What clients will stumble over at an address, for who looks after it: how
 * its host answers, its document, where its links lead, its data.
 *
 * It looks at one node: of what is below, only whether it is there.
 */
export async function check(
  registry: SourceRegistry,
  net: INet,
  url: string
): Promise<readonly IFinding[]> {
  let entry: IEntry;
  try {
    entry = await find(registry, url);
  } catch (error) {
    return [failed(error, url), ...(await admission(url))];
  }
  return [
    ...(await attempt('address', entry.href, () =>
      checkDocument(registry, net, entry)
    )),
    ...(await checkData(registry, net, entry))
  ];
}

/** The document of a node; the root of a store has none. */
async function checkDocument(
  registry: SourceRegistry,
  net: INet,
  entry: IEntry
): Promise<IFinding[]> {
  const { href } = entry;
  if (!isWebAddress(href)) {
    return checkOnDisk(registry, net, entry);
  }
  const reply = await ask(href);
  if (reply.status >= 400) {
    return [];
  }
  const { body, mediaType, url } = await net.text(href);
  const document = await net.json(href).catch(() => null);
  const missing = new URL('no-such-file.json', url).href;
  const { hrefs, findings } = await readChildren(registry, entry);
  const links = [...new Set([...readHrefs(document?.body, url), ...hrefs])];
  return [
    ...checkAdmission(reply),
    ...(await checkMissing(missing)),
    ...(await checkHead(url)),
    ...(await checkRange(url)),
    ...(await checkJSON(url, body, mediaType)),
    ...findings,
    ...checkHosts(links, url),
    ...(await checkLinks(links, url))
  ];
}

/** Of a document on disk: no host, and so itself and where it leads. */
async function checkOnDisk(
  registry: SourceRegistry,
  net: INet,
  entry: IEntry
): Promise<IFinding[]> {
  const { href } = entry;
  const { findings } = await readChildren(registry, entry);
  const body = await net.bytes(href);
  if (body === null) {
    return findings;
  }
  const document = await net.json(href).catch(() => null);
  const text = new TextDecoder().decode(body);
  return [
    ...(await checkJSON(href, text, '')),
    ...findings,
    ...(await checkLinks(readHrefs(document?.body, href), href))
  ];
}

/** The addresses of the children of a catalog, as far as its first page goes. */
async function readChildren(registry: SourceRegistry, entry: IEntry) {
  if (entry.kind === 'dataset') {
    return { hrefs: [], findings: [] };
  }
  try {
    const { entries } = await registry.children(entry);
    const hrefs = entries.map(({ href }) => plainAddress(href));
    return { hrefs, findings: [] };
  } catch (error) {
    return { hrefs: [], findings: [failed(error, entry.href)] };
  }
}

/** The accesses of a node that can be opened. */
async function checkData(
  registry: SourceRegistry,
  net: INet,
  entry: IEntry
): Promise<IFinding[]> {
  if (entry.kind === 'catalog') {
    return [];
  }
  try {
    const { accesses } = await registry.describe(entry);
    const findings: IFinding[] = [];
    // Several may lead to groups of one store.
    const stores = new Map(accesses.map(access => [access.href, access]));
    for (const access of stores.values()) {
      findings.push(...(await checkAccess(net, access)));
    }
    return findings;
  } catch (error) {
    return [failed(error, entry.href)];
  }
}

/** Even of an error that is all a host has to say, pages want to know. */
async function admission(url: string): Promise<IFinding[]> {
  try {
    return checkAdmission(await ask(url));
  } catch {
    // That there is no answer has been said.
    return [];
  }
}

function failed(error: unknown, url: string): IFinding {
  const { text } = failureMessage(asFailure(error, url), english);
  return { level: 'bad', topic: 'address', url, text };
}
