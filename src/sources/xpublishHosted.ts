import { asFailure } from '../net';
import type { INet } from '../net';

import { listed } from './xpublishAddress';
import { readIds } from './xpublishEvidence';

/** Servers that are asked for one page of links: a catalog links to few. */
const MOST = 3;

/**
 * What servers host now, as their lists of datasets tell.
 *
 * Other catalogs link to datasets that came and went with a deployment; one
 * request a server tells which of its links are dead.
 */
export class HostedLists {
  constructor(private readonly _net: INet) {}

  /**
   * Whether the dataset that an address is of, or below, is hosted; addresses
   * of which that is not known are left out. Never rejects.
   */
  async hosted(
    hrefs: readonly string[],
    signal?: AbortSignal
  ): Promise<Map<string, boolean>> {
    const lists = new Map<string, { href: string; id: string }[]>();
    for (const href of hrefs) {
      const place = listed(href);
      if (place) {
        const same = lists.get(place.list) ?? [];
        same.push({ href, id: place.id });
        lists.set(place.list, same);
      }
    }
    const hosted = new Map<string, boolean>();
    const look = async (list: string) => {
      const ids = await this._read(list, signal);
      for (const { href, id } of lists.get(list) ?? []) {
        if (ids) {
          hosted.set(href, ids.has(id));
        }
      }
    };
    await Promise.all([...lists.keys()].slice(0, MOST).map(look));
    return hosted;
  }

  /** Asks anew, when next asked, for the lists that addresses stand in. */
  forget(hrefs: readonly string[]): void {
    for (const list of new Set(hrefs.map(href => listed(href)?.list))) {
      if (list !== undefined) {
        this._net.forget(list);
        this._silent.delete(list);
      }
    }
  }

  /** The ids in a list; `null` where the server does not tell them. */
  private async _read(
    list: string,
    signal?: AbortSignal
  ): Promise<ReadonlySet<string> | null> {
    if (this._silent.has(list)) {
      return null;
    }
    try {
      const { body } = await this._net.json(list, { signal });
      const ids = readIds(body);
      return ids && new Set(ids);
    } catch (error) {
      const { kind } = asFailure(error, list);
      if (kind !== 'cancelled' && kind !== 'offline') {
        this._silent.add(list);
      }
      return null;
    }
  }

  /** Lists that could not be had, which only {@link forget} asks for again. */
  private readonly _silent = new Set<string>();
}
