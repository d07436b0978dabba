import { isWebAddress, resolve } from './url';

/**
 * How the addresses in a document become those that answer.
 *
 * A server that stands behind another (a proxy, a hub, a tunnel) often knows
 * neither its public name nor the path it is mounted at, and writes its own.
 * Its `self` link tells: where that ends in the same path as the address that
 * answered, or the other way round, what stands before is exchanged. A copy of
 * a document has another path and keeps its links.
 *
 * @param self - the document's own word for its address; `null` without one.
 * @param url - the address that answered.
 */
export function addresses(
  self: string | null,
  url: string
): (href: string) => string {
  const [from, to] = (self !== null && bases(self, url)) || ['', ''];
  return href => {
    const address = resolve(href, url);
    return from !== to && isBelow(address, from) && !isBelow(address, to)
      ? to + address.slice(from.length)
      : address;
  };
}

/** What stands before the path that both addresses end in. */
function bases(self: string, url: string): [string, string] | null {
  // A copy on disk keeps its links as well.
  if (![self, url].every(isWebAddress)) {
    return null;
  }
  const [own, answered] = [new URL(self), new URL(url)];
  const [inner, outer] = [own, answered].map(({ pathname }) =>
    pathname.replace(/\/+$/, '')
  );
  if (outer.endsWith(inner)) {
    const mount = outer.slice(0, outer.length - inner.length);
    return [own.origin, answered.origin + mount];
  }
  if (inner.endsWith(outer)) {
    const mount = inner.slice(0, inner.length - outer.length);
    return [own.origin + mount, answered.origin];
  }
  return null;
}

function isBelow(address: string, base: string): boolean {
  return (
    base !== '' &&
    address.startsWith(base) &&
    /^([/?#]|$)/.test(address.slice(base.length))
  );
}
