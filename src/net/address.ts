import { Failure } from './failure';

/** A `file:` URL of this computer. What a catalog writes there is a path. */
const FILE_URL = /^file:(?:\/\/(?:localhost)?)?(\/(?!\/).*)$/is;

/**
 * The path in an address of the disk: a path as it stands (`/work/x.nc`) or a
 * `file:` URL; `null` for all others.
 */
export function diskPath(address: string): string | null {
  if (/^\/(?!\/)/.test(address)) {
    return address;
  }
  const [, path = null] = FILE_URL.exec(address) ?? [];
  return path && decoded(path);
}

/** An address as people and code write it: of the disk a path. */
export function plainAddress(address: string): string {
  return diskPath(address) ?? address;
}

/** The `file:` URL of an absolute path, at which relative addresses can start. */
export function fileURL(path: string): string {
  return new URL(`file://${encodePath(path.replace(/\/+/g, '/'))}`).href;
}

/** A path with what its names hold besides plain letters percent-encoded. */
export function encodePath(path: string): string {
  // Half a character has no code; as in URLs, another stands for it.
  const text = path.replace(/\p{Cs}/gu, '\uFFFD');
  return text.split('/').map(encodeURIComponent).join('/');
}

/**
 * The one spelling of an address: of the web without its fragment, of the disk
 * as a `file:` URL.
 *
 * @throws Failure `unsupported-address` for all others, and for those with a
 * password, which no browser asks for and which must not be kept.
 */
export function canonical(address: string): string {
  const path = diskPath(address);
  if (path !== null) {
    return fileURL(path);
  }
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Failure('unsupported-address', { url: address });
  }
  url.hash = '';
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    const facts = { url: url.href, detail: 'login' };
    throw new Failure('unsupported-address', facts);
  }
  return url.href;
}

/** A part of an address as people read it; one with a broken code as it is. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether an address begins with another, which ends where a name does. */
export function isBelow(address: string, base: string): boolean {
  return (
    address.startsWith(base) &&
    (base.endsWith('/') || /^([/?#]|$)/.test(address.slice(base.length)))
  );
}
