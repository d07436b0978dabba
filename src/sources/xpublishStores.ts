import { isReferenceFormat } from '../model';
import type { IAccess, Reach } from '../model';
import { asFailure } from '../net';
import type { INet } from '../net';

import { reachOf } from './format';
import { below } from './url';
import { parentOf } from './xpublishAddress';
import type { IRoutes } from './xpublishRoutes';

/** Documents that a store of either format has at its root. */
const METADATA = [
  [2, '.zmetadata'],
  [3, 'zarr.json']
] as const;

/** Seconds that a server asks one to wait only for a tape. */
const TAPE = 3600;

/**
 * The stores that a server makes of a dataset: as it is on disk, which costs
 * the server nothing, then as it is computed.
 *
 * Not every dataset comes from references. Where the catalog names none, only
 * the metadata of the first store tells; it is what is read of it next anyway.
 */
export async function readStores(
  net: INet,
  dataset: string,
  routes: IRoutes,
  told: readonly IAccess[],
  signal?: AbortSignal
): Promise<IAccess[]> {
  const stores: IAccess[] = [];
  if (routes.kerchunk) {
    const href = below(dataset, 'kerchunk');
    const isStored = told.some(({ format }) => isReferenceFormat(format));
    const found = isStored
      ? ({ zarrFormat: 2 } as const)
      : await probe(net, href, signal);
    if (found) {
      stores.push({ ...store(dataset, 'kerchunk', null), ...found });
    }
  }
  const [format, ...others] = routes.zarr;
  if (format !== undefined) {
    stores.push(store(dataset, 'zarr', others.length > 0 ? null : format));
  }
  return stores;
}

/**
 * The stores, each with what the catalog tells of it, then the dataset's other
 * accesses. Stores that the catalog tells of, but nobody serves, are left out.
 */
export function mergeAccesses(
  stores: readonly IAccess[],
  told: readonly IAccess[],
  dataset: string
): IAccess[] {
  // What is nowhere but on tape is read from there, whichever store is asked.
  const isOn = (wanted: Reach) => told.some(({ reach }) => reach === wanted);
  const isOnTape =
    stores.some(({ reach }) => reach === 'tape') ||
    (isOn('tape') && !isOn('site'));
  const merged = stores.map(store => {
    const { href, zarrFormat, consolidated } = store;
    const match = told.find(access => access.href === href) ?? store;
    const reach = isOnTape ? 'tape' : match.reach;
    return { ...match, zarrFormat, consolidated, reach };
  });
  const routes = ['kerchunk', 'zarr'].map(route => below(dataset, route));
  return [...merged, ...told.filter(({ href }) => !routes.includes(href))];
}

/** What the metadata of a store tells; `null` where there is no store. */
async function probe(
  net: INet,
  href: string,
  signal?: AbortSignal
): Promise<Partial<IAccess> | null> {
  for (const [zarrFormat, name] of METADATA) {
    try {
      await net.json(below(href, name), { signal });
      return { zarrFormat };
    } catch (error) {
      const { kind, facts } = asFailure(error, href);
      if (kind === 'cancelled') {
        throw error;
      }
      if (facts.status !== 404) {
        const isOnTape = (facts.retryAfter ?? 0) >= TAPE;
        return isOnTape ? { reach: 'tape' } : {};
      }
    }
  }
  return null;
}

function store(
  dataset: string,
  route: string,
  zarrFormat: 2 | 3 | null
): IAccess {
  return {
    key: `/${route}`,
    title: `/${route}`,
    href: below(dataset, route),
    format: 'zarr',
    zarrFormat,
    consolidated: true,
    group: null,
    openKeywords: {},
    storageOptions: {},
    reach: reachOf(dataset),
    origin: { catalog: parentOf(dataset) }
  };
}
