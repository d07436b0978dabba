import { isReferenceFormat, referenceAddress } from '../model';
import type { IAccess, IDataset, IRuntime, IStoreMetadata } from '../model';
import { diskPath } from '../net';
import type { INet } from '../net';

/**
 * Whether an access can be looked into from here.
 *
 * References can be, wherever they lead: their metadata is in them, and what a
 * server tells of a store is at hand when its values are on tape. Of files on
 * disk it is their header.
 */
export function isReadable({ format, href }: IAccess, net: INet): boolean {
  const isStore = format === 'zarr' || isReferenceFormat(format);
  return (
    (isStore || isFile({ format, href })) && net.reaches(referenceAddress(href))
  );
}

/** Whether it is one file on disk, of a format whose header can be read. */
function isFile({ format, href }: Pick<IAccess, 'format' | 'href'>): boolean {
  const isKnown = format === 'netcdf' || format === 'grib';
  return isKnown && diskPath(href) !== null && !/[*?[]/.test(href);
}

/** The access that is chosen when nobody has chosen one; `null` without any. */
export function preferredAccess(
  { accesses }: IDataset,
  net: INet
): IAccess | null {
  const near = accesses.filter(({ reach }) => reach !== 'tape');
  const readable = near.filter(access => isReadable(access, net));
  return (
    readable.find(({ reach }) => reach === 'world') ??
    readable[0] ??
    near[0] ??
    accesses[0] ??
    null
  );
}

/**
 * The access that is chosen when several catalogs have the dataset: one of what
 * was opened, but that of a twin rather than a tape, and where code runs in a
 * page, which reads nothing but the web, one on the web.
 *
 * @param all - the dataset with the accesses of its twins after its own.
 */
export function nearestAccess(
  opened: IDataset,
  all: IDataset,
  host: IRuntime['host'],
  net: INet
): IAccess | null {
  const accesses = all.accesses.slice(0, opened.accesses.length);
  const own = preferredAccess({ ...all, accesses }, net);
  const isNear =
    own?.reach === 'world' || (host === 'lab' && own?.reach !== 'tape');
  return own && isNear ? own : preferredAccess(all, net);
}

/**
 * The access through which we look into the data: the chosen one, else another
 * of the same dataset (a path on disk holds what its https twin does), and one
 * on tape last.
 */
export function overviewAccess(
  dataset: IDataset,
  chosen: IAccess | null,
  net: INet
): IAccess | null {
  if (chosen && isReadable(chosen, net)) {
    return chosen;
  }
  const readable = dataset.accesses.filter(access => isReadable(access, net));
  return readable.find(({ reach }) => reach !== 'tape') ?? readable[0] ?? null;
}

/** The access with what its store told when it was read. */
export function withStore(
  access: IAccess,
  { href, zarrFormat }: IStoreMetadata,
  group: string
): IAccess {
  const known = { ...access, group: group === '' ? null : group };
  return isFile(access)
    ? known
    : {
        ...known,
        href,
        zarrFormat,
        consolidated: !isReferenceFormat(access.format)
      };
}
