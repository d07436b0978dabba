import { asFailure } from '../net';
import type { Failure, INet } from '../net';

import { below } from './url';
import { serverOf } from './xpublishAddress';
import { ANY_ROUTE, readRoutes } from './xpublishRoutes';
import type { IRoutes } from './xpublishRoutes';

/** Where a server tells its routes; some hide the first from the web. */
const DOCUMENTS = ['openapi.json', 'plugins'];

/** What servers serve of their datasets, each asked once. */
export class Servers {
  constructor(private readonly _net: INet) {}

  /** The routes of a server; {@link ANY_ROUTE} where it does not tell them. */
  async routes(server: string, signal?: AbortSignal): Promise<IRoutes> {
    for (const name of this._silent.has(server) ? [] : DOCUMENTS) {
      try {
        const { body } = await this._net.json(below(server, name), { signal });
        const routes = readRoutes(body);
        if (routes) {
          return routes;
        }
      } catch (error) {
        const failure = asFailure(error, server);
        if (!isAnswer(failure)) {
          throw failure;
        }
      }
    }
    this._silent.add(server);
    return ANY_ROUTE;
  }

  /** Asks anew, when next asked, the servers of some datasets. */
  forget(datasets: readonly string[]): void {
    if (this._silent.size > 0) {
      datasets
        .filter(href => URL.canParse(href))
        .forEach(href => this._silent.delete(serverOf(href)));
    }
  }

  /** Those which do not tell, and are not asked before {@link forget}. */
  private readonly _silent = new Set<string>();
}

/**
 * Whether the server was there and able to answer, so that another of its
 * documents may be had; a browser is not told of errors without CORS.
 */
export function isAnswer({ kind, facts: { status = 0 } }: Failure): boolean {
  switch (kind) {
    case 'http':
      return status !== 429 && status !== 503;
    case 'not-admitted':
    case 'not-json':
    case 'not-a-catalog':
    case 'invalid':
      return true;
    default:
      return false;
  }
}
