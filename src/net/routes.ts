import { canonical, diskPath, isBelow } from './address';
import { Failure } from './failure';
import type { IRoute, Send, Way } from './route';
import { ServerPart } from './serverPart';
import type { IServerPart } from './serverPart';

/** The beginning of URLs, or the name of a host, and what takes its place. */
export interface IReplacement {
  readonly from: string;
  readonly to: string;
}

/** What a site says of addresses. */
export interface ISite {
  /** Hosts that have another name now, by which code knows them as well. */
  readonly aliases: readonly IReplacement[];
  /** Beginnings of addresses that our own requests alone replace: a cache. */
  readonly rewrites: readonly IReplacement[];
}

/** What there is besides the web, and what its addresses become. */
export interface IRoutesOptions {
  /** The server part; `null` where there is none. */
  readonly server?: IServerPart | null;
  /** Reads `file:` URLs of this computer; `null` where nobody does. */
  readonly disk?: Send | null;
  /** Requests wait for it; it never rejects. */
  readonly site?: Promise<ISite>;
}

/** A site that says nothing. */
export const NO_SITE: ISite = { aliases: [], rewrites: [] };

/**
 * Where requests go: an address first gets the name that its host has now, then
 * what takes the place of its beginning. What comes of it is asked directly, or
 * through the server part: files on disk, and hosts that it is to forward to
 * because they refuse web pages.
 */
export class Routes {
  constructor(options: IRoutesOptions = {}) {
    const { server = null, disk = null, site } = options;
    this._server = server && new ServerPart(server);
    this._disk = disk;
    this._site = site ?? Promise.resolve(NO_SITE);
  }

  /** Takes the place of what the site said before. */
  set site(site: Promise<ISite>) {
    this._site = site;
  }

  /**
   * The way to an address.
   *
   * @param address - in its one spelling, see `canonical`.
   * @param isForwarded - whether it may go through the forwarder.
   * @throws Failure `not-served` for a file that nobody reads for us.
   */
  async find(address: string, isForwarded = true): Promise<IRoute> {
    const { aliases, rewrites } = await this._site;
    const { protocol, host } = new URL(address);
    const alias = aliases.find(({ from }) => from === host);
    const steps = alias ? [renaming(protocol, alias)] : [];
    const named = steps.reduce(replace, address);
    const rewrite = rewrites.find(({ from }) => isBelow(named, from));
    if (rewrite) {
      steps.push(rewrite);
    }
    // On disk an encoded slash is one, so that dots beside it lead elsewhere.
    const url = canonical(steps.reduce(replace, address));
    return {
      address,
      ...this._way(url, isForwarded),
      // A disk does not lead elsewhere.
      back: answered =>
        steps.reduceRight(
          (at, { from, to }) =>
            isBelow(at, to) ? replace(at, { from: to, to: from }) : at,
          diskPath(url) === null ? answered : url
        )
    };
  }

  /**
   * The way to the header of a file of NetCDF or GRIB on disk.
   *
   * @throws Failure `not-served` where there is nobody to read it.
   */
  header(address: string): IRoute {
    const path = diskPath(address) ?? address;
    const way = this._serverFor(path).header(path);
    return { ...way, address, back: () => address };
  }

  /** Gives addresses the names that their hosts have now. */
  async renaming(): Promise<(address: string) => string> {
    const { aliases } = await this._site;
    return address => {
      const [, protocol, host] = /^(https?:)\/\/([^/?#]*)/i.exec(address) ?? [];
      const alias = aliases.find(({ from }) => from === host);
      return alias ? replace(address, renaming(protocol, alias)) : address;
    };
  }

  /** Whether anybody would answer for an address. */
  reaches(address: string): boolean {
    const path = diskPath(address);
    return path === null
      ? /^https?:\/\//i.test(address)
      : this._disk !== null || (this._server?.hasFile(path) ?? false);
  }

  /** Whether the host of an address is asked through the server part. */
  forwards(address: string): boolean {
    const isWeb = /^https?:/i.test(address) && URL.canParse(address);
    return isWeb && (this._server?.forwards(address) ?? false);
  }

  private _way(url: string, isForwarded: boolean): Way {
    const path = diskPath(url);
    if (path === null) {
      return isForwarded && this._server?.forwards(url)
        ? this._server.forward(url)
        : { url, host: new URL(url).host, send: fetchDirectly };
    }
    return this._disk
      ? { url, host: '', send: this._disk }
      : this._serverFor(path).file(path);
  }

  private _serverFor(path: string): ServerPart {
    if (!this._server?.hasFile(path)) {
      const detail = this._server ? 'outside' : 'no-server';
      throw new Failure('not-served', { url: path, detail });
    }
    return this._server;
  }

  private readonly _server: ServerPart | null;
  private readonly _disk: Send | null;
  private _site: Promise<ISite>;
}

// A test or a page may exchange `fetch` later.
const fetchDirectly: Send = (url, init) => fetch(url, init);

/** What a host with another name does to its addresses. */
function renaming(protocol: string, { from, to }: IReplacement): IReplacement {
  return { from: `${protocol}//${from}`, to: `${protocol}//${to}` };
}

function replace(address: string, { from, to }: IReplacement): string {
  return to + address.slice(from.length);
}
