import { asBoolean, asText, isObject, referenceAddress } from '../model';
import type { IAccess, IRuntime, JSONObject, JSONValue } from '../model';
import { plainAddress } from '../net';

import { schemeOf, schemeTransport } from './address';
import type { Transport } from './address';
import { isOlder } from './versions';

/** Where fsspec finds a set of references, and the bytes that they lead to. */
export interface IReferenceTransports {
  readonly set: Transport;
  readonly targets: Transport;
}

/** Options of fsspec's `reference://` that a catalog may set. */
const GIVEN = [
  'target_protocol',
  'target_options',
  'template_overrides',
  'simple_templates',
  'max_gap',
  'max_block',
  'cache_size'
];

/** Who publishes references to an object store lets everybody read there. */
const ANONYMOUS: Readonly<Partial<Record<Transport, JSONObject>>> = {
  s3: { anon: true },
  gs: { token: 'anon' }
};

/** fsspec's protocol for addresses that are relative to a folder. */
const FOLDER = 'dir';

/** The transports of references; `null` where fsspec has none for them. */
export function referenceTransports(
  access: IAccess
): IReferenceTransports | null {
  const set = schemeTransport(schemeOf(referenceAddress(access.href)));
  const targets = schemeTransport(targetProtocol(access));
  return set && targets ? { set, targets } : null;
}

/** Whether the references are relative to a folder. */
export function isRelative(access: IAccess): boolean {
  return remoteProtocol(access) === FOLDER;
}

/**
 * Whether the references only work in their own folder: fsspec finds what is
 * relative on disk from where the code runs.
 */
export function needsFolder(access: IAccess): boolean {
  const { targets } = referenceTransports(access) ?? {};
  return isRelative(access) && targets === 'disk';
}

/** Whether only Jinja, by which fsspec renders templates, can read the set. */
export function needsJinja({ storageOptions }: IAccess): boolean {
  return asBoolean(storageOptions.simple_templates) === false;
}

/**
 * The storage options with which xarray opens `reference://`.
 *
 * The protocol of the targets is always said: without it fsspec looks at all
 * references to find it, and in Parquet may find none. zarr-python 3 wants the
 * file system of the targets to be asynchronous, zarr-python 2 not so.
 */
export function referenceOptions(
  access: IAccess,
  runtime: IRuntime
): JSONObject {
  const { storageOptions } = access;
  const given = Object.fromEntries(
    GIVEN.filter(name => (storageOptions[name] ?? null) !== null).map(name => [
      name,
      storageOptions[name]
    ])
  );
  const remote = remoteOptions(access, runtime);
  return {
    fo: addressOfSet(access),
    ...ofItsOwnStore(access),
    ...given,
    remote_protocol: needsFolder(access)
      ? targetProtocol(access)
      : remoteProtocol(access),
    ...(Object.keys(remote).length > 0 ? { remote_options: remote } : {})
  };
}

/** fsspec knows Parquet on the web by the end of its address only. */
function addressOfSet({ href, format }: IAccess): string {
  const address = plainAddress(referenceAddress(href));
  const isPlain = /(parq|parquet|\/)$/.test(address);
  return format === 'kerchunk-json' || isPlain ? address : `${address}/`;
}

/** What opens an object store that has the set itself. */
function ofItsOwnStore(access: IAccess): JSONObject {
  const { set } = referenceTransports(access) ?? {};
  const own = Object.entries(access.storageOptions).filter(
    ([name]) => !GIVEN.includes(name) && !OF_TARGETS.includes(name)
  );
  return set && set !== 'web' && set !== 'disk' && own.length > 0
    ? { target_options: Object.fromEntries(own) }
    : {};
}

/** Options that say nothing of the set itself, or are ours to choose. */
const OF_TARGETS = [
  'asynchronous',
  'fo',
  'lazy',
  'remote_options',
  'remote_protocol'
];

function remoteProtocol({ href, storageOptions }: IAccess): string | null {
  return (
    asText(storageOptions.remote_protocol) ?? schemeOf(referenceAddress(href))
  );
}

/** The protocol by which the targets are read in the end. */
function targetProtocol(access: IAccess): string | null {
  const { remote_options: options } = access.storageOptions;
  return isRelative(access) && isObject(options)
    ? asText(options.target_protocol)
    : remoteProtocol(access);
}

function remoteOptions(access: IAccess, runtime: IRuntime): JSONObject {
  const { remote_options: options } = access.storageOptions;
  if (needsFolder(access)) {
    return {};
  }
  const { targets } = referenceTransports(access) ?? {};
  const given: [string, JSONValue][] = Object.entries(
    isObject(options) ? options : ((targets && ANONYMOUS[targets]) ?? {})
  ).filter(([name]) => name !== 'asynchronous');
  const isAsync = targets !== 'disk' && !isOlder(runtime, 'zarr', '3');
  return {
    ...Object.fromEntries(given),
    ...(isAsync && isRelative(access)
      ? { target_options: { asynchronous: true } }
      : {}),
    ...(isAsync ? { asynchronous: true } : {})
  };
}
