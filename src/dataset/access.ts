import { isReferenceFormat, referenceAddress } from '../model';
import type { IAccess, IDataset, IStoreMetadata } from '../model';

/**
 * Whether the store behind an access can be looked into from a page.
 *
 * References on the web can be, wherever they lead: their metadata is in them,
 * and what is on disk or tape has no address that a page could ask for.
 */
export function isReadable({ format, href, reach }: IAccess): boolean {
  const isStore =
    isReferenceFormat(format) || (format === 'zarr' && reach !== 'tape');
  return isStore && /^https?:\/\//i.test(referenceAddress(href));
}

/** The access that is chosen when nobody has chosen one; `null` without any. */
export function preferredAccess({ accesses }: IDataset): IAccess | null {
  return (
    accesses.find(access => isReadable(access) && access.reach === 'world') ??
    accesses.find(isReadable) ??
    accesses[0] ??
    null
  );
}

/**
 * The access through which we look into the data: the chosen one, else another
 * of the same dataset (a path on disk holds what its https twin does).
 */
export function overviewAccess(
  dataset: IDataset,
  chosen: IAccess | null
): IAccess | null {
  return chosen && isReadable(chosen)
    ? chosen
    : (dataset.accesses.find(isReadable) ?? null);
}

/** The access with what its store told when it was read. */
export function withStore(
  access: IAccess,
  { href, zarrFormat }: IStoreMetadata,
  group: string
): IAccess {
  return {
    ...access,
    href,
    zarrFormat,
    consolidated: !isReferenceFormat(access.format),
    group: group === '' ? null : group
  };
}
