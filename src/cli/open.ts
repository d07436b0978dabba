import type { IAccess, IDataset, IGroup } from '../model';
import { asFailure } from '../net';
import type { Failure, INet } from '../net';
import type { SourceRegistry } from '../sources/registry';
import { openStore } from '../zarr';

/** A dataset, the access that we read, and what the store says. */
export interface IOpened {
  readonly dataset: IDataset;
  /** The first Zarr access, else the first of any; `null` without one. */
  readonly access: IAccess | null;
  /** The group that the access means; `null` where it cannot be read. */
  readonly group: IGroup | null;
  readonly failure: Failure | null;
}

/** Opens the dataset at a URL; a store that fails hides nothing of the catalog. */
export async function open(
  registry: SourceRegistry,
  net: INet,
  url: string
): Promise<IOpened> {
  const dataset = await registry.describe(await registry.detect(url));
  const isZarr = ({ format }: IAccess) => format === 'zarr';
  const access = dataset.accesses.find(isZarr) ?? dataset.accesses[0] ?? null;
  if (!access || !isZarr(access)) {
    return { dataset, access, group: null, failure: null };
  }
  try {
    const { zarrFormat, group: path } = access;
    const options = { zarrFormat, group: path };
    const { metadata, group } = await openStore(net, access.href, options);
    const found = metadata.groups.find(({ path }) => path === group) ?? null;
    return { dataset, access, group: found, failure: null };
  } catch (error) {
    const failure = asFailure(error, access.href);
    return { dataset, access, group: null, failure };
  }
}
