import type { IAccess, IDataset, IStoreMetadata } from '../model';

/** Whether the store behind an access can be looked into from a page. */
export function isReadable({ format, href, reach }: IAccess): boolean {
  return format === 'zarr' && reach !== 'tape' && /^https?:\/\//i.test(href);
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
    consolidated: true,
    group: group === '' ? null : group
  };
}
