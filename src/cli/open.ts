import { createEntry, entryAddress, isReferenceFormat } from '../model';
import type {
  IAccess,
  IDataset,
  IEntry,
  IGroup,
  IStoreMetadata
} from '../model';
import { asFailure } from '../net';
import type { Failure, INet } from '../net';
import type { SourceRegistry } from '../sources/registry';
import { openStore } from '../zarr';

import { Misuse } from './arguments';
import type { ICall } from './arguments';
import { oneLine } from './text';

/** A dataset, the access that we read, and what the store says. */
export interface IOpened {
  readonly dataset: IDataset;
  /** The first Zarr access, else of references, else of any; `null` without one. */
  readonly access: IAccess | null;
  /** The group that the access means; `null` where it cannot be read. */
  readonly group: IGroup | null;
  readonly failure: Failure | null;
}

/** What stands at a URL; or the entry of an id, as `ls --json` prints it. */
export async function find(
  registry: SourceRegistry,
  url: string
): Promise<IEntry> {
  const address = entryAddress(url);
  return address
    ? createEntry({
        ...address,
        title: address.path.at(-1) ?? address.href,
        kind: 'dataset'
      })
    : registry.detect(url);
}

/** Opens the dataset at a URL; a store that fails hides nothing of the catalog. */
export async function open(
  registry: SourceRegistry,
  net: INet,
  { url, parameters }: Pick<ICall, 'url' | 'parameters'>
): Promise<IOpened> {
  const entry = await find(registry, url);
  const dataset = await registry.describe(entry, { parameters });
  checkParameters(dataset, parameters);
  const access =
    dataset.accesses.find(({ format }) => format === 'zarr') ??
    dataset.accesses.find(isStore) ??
    dataset.accesses[0] ??
    null;
  if (!access || !isStore(access)) {
    return { dataset, access, group: null, failure: null };
  }
  try {
    const { format, zarrFormat, group: path } = access;
    const options = { format, zarrFormat, group: path };
    const { metadata, group } = await openStore(net, access.href, options);
    const found = metadata.groups.find(({ path }) => path === group) ?? null;
    const opened = withStore(access, metadata, group);
    return { dataset, access: opened, group: found, failure: null };
  } catch (error) {
    const failure = asFailure(error, access.href);
    return { dataset, access, group: null, failure };
  }
}

/** Sources leave aside what they do not know: it would change nothing. */
function checkParameters(dataset: IDataset, given: ICall['parameters']): void {
  const parameters = dataset.parameters ?? [];
  const isTaken = ([name, text]: readonly [string, string]) =>
    parameters.some(own => own.name === name && String(own.value) === text);
  const left = Object.entries(given).find(pair => !isTaken(pair));
  if (left) {
    const choices = parameters.map(
      ({ name, values }) => `${name}=${values?.join('|') ?? '…'}`
    );
    throw new Misuse(
      `--set ${left.join('=')} would change nothing. ` +
        `What can be set: ${oneLine(choices.join(', ') || 'nothing')}.`
    );
  }
}

/** A catalog may name an array, or a group below the store's root. */
function withStore(
  access: IAccess,
  { href, zarrFormat }: IStoreMetadata,
  group: string
): IAccess {
  return access.format === 'zarr'
    ? { ...access, href, zarrFormat, consolidated: true, group: group || null }
    : access;
}

/** Whether it has metadata that we can read. */
function isStore({ format }: IAccess): boolean {
  return format === 'zarr' || isReferenceFormat(format);
}
