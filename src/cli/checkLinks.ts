import { failureMessage } from '../messages';
import { isObject } from '../model';
import { Failure, asFailure } from '../net';
import { isWebAddress, resolve } from '../sources/url';
import { keyURL } from '../zarr';

import { ask } from './checkAsk';
import type { IReply } from './checkAsk';
import type { IFinding } from './checkReport';
import { checkAdmission } from './checkServer';
import { oneLine } from './text';
import { english } from './translate';

/** Links that are followed at most. */
const MOST = 50;

/** Links that are followed at the same time. */
const WIDTH = 4;

/** Documents of a store, whose own address has none. */
const DOCUMENTS = ['zarr.json', '.zmetadata', '.zgroup'] as const;

/** Every `href` in a document, absolute and once, in the document's order. */
export function readHrefs(document: unknown, base: string): string[] {
  const hrefs = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(walk);
    } else if (isObject(value)) {
      if (typeof value.href === 'string') {
        hrefs.add(resolve(value.href, base).replace(/#.*$/s, ''));
      }
      Object.values(value).forEach(walk);
    }
  };
  walk(document);
  return [...hrefs];
}

/**
 * Where the links of a catalog lead.
 *
 * @param hrefs - absolute addresses and paths on disk.
 * @param base - the address of the catalog, as it answered.
 */
export function checkHosts(hrefs: readonly string[], base: string): IFinding[] {
  const own = new URL(base);
  const finding = (level: IFinding['level'], text: string): IFinding => ({
    level,
    topic: 'hosts',
    url: base,
    text
  });
  const findings: IFinding[] = [];
  const others = hrefs.filter(href => !isWebAddress(href));
  if (others.length > 0) {
    const text = `${others.length} of its ${hrefs.length} links are no addresses of the web, so few clients can follow them (${oneLine(others[0])}).`;
    findings.push(finding('warn', text));
  }
  const foreign = hrefs
    .filter(isWebAddress)
    .map(href => new URL(href))
    .filter(({ origin }) => origin !== own.origin);
  for (const origin of new Set(foreign.map(({ origin }) => origin))) {
    const addresses = foreign.filter(address => address.origin === origin);
    const [{ protocol, host, hostname }] = addresses;
    const links = count(addresses.length);
    if (isPrivate(hostname) && !isPrivate(own.hostname)) {
      const text = `${links} ${origin}, which nobody else can reach.`;
      findings.push(finding('bad', text));
    } else if (own.protocol === 'https:' && protocol === 'http:') {
      const text = `${links} ${origin}, and no page that came over https may read http.`;
      findings.push(finding('bad', text));
    } else {
      const text = `${links} ${host}, another host than ${own.host}, which answered.`;
      findings.push(finding('warn', text));
    }
  }
  const fine = 'All its links stay on the host that answered.';
  return findings.length > 0 ? findings : [finding('ok', fine)];
}

/** Follows the links of a catalog, each with HEAD, else with GET. */
export async function checkLinks(
  hrefs: readonly string[],
  base: string
): Promise<IFinding[]> {
  const links = hrefs.filter(href => isWebAddress(href) && href !== base);
  const followed = links.slice(0, MOST);
  const findings: IFinding[][] = [];
  // All take from the same iterator, so that each link is followed once.
  const rest = followed.entries();
  const follower = async () => {
    for (const [place, href] of rest) {
      findings[place] = await checkLink(href);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, follower));
  const faults = findings.flat();
  const dead = faults.filter(({ topic }) => topic === 'links').length;
  const text = `${followed.length - dead} of ${followed.length} links can be followed${links.length > MOST ? `; ${links.length - MOST} more were not tried` : ''}.`;
  const level = dead > 0 ? 'warn' : 'ok';
  return [...faults, { level, topic: 'links', url: base, text }];
}

/** What is wrong with a link; nothing where it leads to what a page can read. */
async function checkLink(url: string): Promise<IFinding[]> {
  try {
    const reply = await follow(url);
    const admission = checkAdmission(reply).filter(
      ({ level }) => level !== 'ok'
    );
    const { status } = reply;
    if (status < 400) {
      return admission;
    }
    const { text } = failureMessage(
      new Failure('http', { url, status }),
      english
    );
    // Behind a login, or busy, is not dead.
    const isAlive = [401, 403, 429, 503].includes(status);
    const level = isAlive ? 'warn' : 'bad';
    return [{ level, topic: 'links', url, text }, ...admission];
  } catch (error) {
    const { text } = failureMessage(asFailure(error, url), english);
    return [{ level: 'bad', topic: 'links', url, text }];
  }
}

/** The best answer that a link gives; of a store, that of its metadata. */
async function follow(url: string): Promise<IReply> {
  const head = await ask(url, { method: 'HEAD' });
  // To a host that is busy, or fetches from tape, we do not come twice.
  if (head.status < 400 || [429, 503].includes(head.status)) {
    return head;
  }
  const reply = await ask(url);
  if (reply.status !== 404 && reply.status !== 403) {
    return reply;
  }
  for (const document of DOCUMENTS) {
    const found = await ask(keyURL(url, document));
    if (found.status < 400) {
      return found;
    }
  }
  return reply;
}

/** Whether only this computer, or its own network, knows the host. */
export function isPrivate(hostname: string): boolean {
  return [
    /^localhost$|\.(localhost|local|internal)$/i,
    /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./,
    /^\[(::1?\]|f[cd]|fe[89ab])/i
  ].some(pattern => pattern.test(hostname));
}

function count(links: number): string {
  return links === 1 ? '1 link leads to' : `${links} links lead to`;
}
