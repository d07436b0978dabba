import { isReferenceFormat } from '../model';
import type { IAccess, IRuntime, ISelection } from '../model';

import { transportOf } from './address';
import type { Transport } from './address';
import type { ISnippetNote } from './flavour';
import {
  isRelative,
  needsFolder,
  needsJinja,
  referenceTransports
} from './reference';
import { isMissing, isOlder } from './versions';
import { isFile } from './xarrayFile';
import { groupOf, isChunked, lacksDask } from './xarrayOpen';

/** What xarray needs besides itself and zarr; measured, see the tests. */
const PACKAGES: Readonly<Record<Transport, readonly string[]>> = {
  web: ['fsspec', 'aiohttp'],
  disk: [],
  s3: ['fsspec', 's3fs'],
  gs: ['fsspec', 'gcsfs'],
  azure: ['fsspec', 'adlfs'],
  tape: ['fsspec', 'slkspec']
};

/**
 * The ways to the bytes of an access; none where xarray cannot open it by
 * itself.
 */
export function transportsOf(access: IAccess): readonly Transport[] {
  if (isReferenceFormat(access.format)) {
    const { set, targets } = referenceTransports(access) ?? {};
    return set && targets ? [set, targets] : [];
  }
  const transport = transportOf(access);
  return transport ? [transport] : [];
}

/** The packages that the code imports, by itself or through xarray. */
export function needs(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): string[] {
  const transports = transportsOf(access);
  const packages = [
    'xarray',
    ...(isFile(access) ? fileNeeds(access, transports) : ['zarr']),
    ...transports.flatMap(transport => PACKAGES[transport]),
    ...referenceNeeds(access, runtime)
  ];
  // fsspec imported requests for http up to 2023.12.
  if (transports.includes('web') && isOlder(runtime, 'fsspec', '2024.2')) {
    packages.push('requests');
  }
  if (isChunked(access, selection, runtime)) {
    packages.push('dask');
  }
  // A page reads the web through the browser, without sockets.
  return [...new Set(packages)].filter(
    name => runtime.host !== 'lite' || name !== 'aiohttp'
  );
}

/** What reads a file: from a path, or from what fsspec hands over in parts. */
function fileNeeds(
  { format }: IAccess,
  transports: readonly Transport[]
): string[] {
  if (format === 'grib') {
    return ['cfgrib'];
  }
  return transports.includes('web') ? ['h5netcdf'] : ['netCDF4'];
}

/** Of a file on the web only its bytes tell which NetCDF it is. */
function lacksNetCDF3(access: IAccess, runtime: IRuntime): boolean {
  return (
    access.format === 'netcdf' &&
    transportsOf(access).includes('web') &&
    (isMissing(runtime, 'scipy') || runtime.host === 'lite')
  );
}

function referenceNeeds(access: IAccess, { host }: IRuntime): string[] {
  switch (access.format) {
    case 'kerchunk-json':
      return ['fsspec', ...(needsJinja(access) ? ['jinja2'] : [])];
    case 'kerchunk-parquet':
      return ['fsspec', host === 'lite' ? 'pyarrow' : 'fastparquet'];
    default:
      return [];
  }
}

/** What a person should know before the code is run. */
export function notes(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): ISnippetNote[] {
  // A page loads what the code imports, and no code imports this one.
  const isLeftOut = (name: string) =>
    runtime.host === 'lite' && (name === 'pyarrow' || name === 'h5netcdf');
  const missing = needs(access, selection, runtime).filter(
    name => isMissing(runtime, name) || isLeftOut(name)
  );
  return [
    ...reachNotes(access, runtime),
    ...(missing.length > 0
      ? [note('missing-packages', { packages: missing.join(' ') })]
      : []),
    ...versionNotes(access, selection, runtime),
    ...(needsFolder(access) ? [note('own-folder')] : []),
    ...(lacksNetCDF3(access, runtime) ? [note('netcdf3')] : []),
    ...(lacksDask(access, selection, runtime) ? [note('no-dask')] : [])
  ];
}

function note(
  code: ISnippetNote['code'],
  facts: ISnippetNote['facts'] = {}
): ISnippetNote {
  return { code, facts };
}

function reachNotes(access: IAccess, { host }: IRuntime): ISnippetNote[] {
  const found: ISnippetNote[] = [];
  const { reach } = access;
  const isWeb = transportsOf(access).every(transport => transport === 'web');
  if (host === 'lite' && !isWeb) {
    found.push(note('not-in-page'));
  } else if (reach === 'site') {
    found.push(note('site-only'));
  }
  if (reach === 'tape' || reach === 'login') {
    found.push(note(reach));
  }
  return found;
}

function versionNotes(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): ISnippetNote[] {
  if (isReferenceFormat(access.format)) {
    return referenceVersionNotes(access, runtime);
  }
  if (isFile(access)) {
    return [];
  }
  const isV3 = access.zarrFormat === 3;
  if (isOlder(runtime, 'zarr', '3')) {
    const { zarr: version } = runtime.packages ?? {};
    return isV3 && version
      ? [note('too-old-for-format', { package: 'zarr', version })]
      : [];
  }
  // With zarr-python 3: which xarray reads v3, and looks for a group's
  // consolidated metadata at the root of the store, where it is.
  const hasGroup = groupOf(access, selection) !== '';
  const needed = hasGroup ? '2025.3' : isV3 ? '2024.10' : null;
  const { xarray: version } = runtime.packages ?? {};
  return needed && version && isOlder(runtime, 'xarray', needed)
    ? [note('old-package', { package: 'xarray', version, needed })]
    : [];
}

/** fsspec knows folders since 2023.3, and reads Parquet since 2023.4. */
function referenceVersionNotes(
  access: IAccess,
  runtime: IRuntime
): ISnippetNote[] {
  const isParquet = access.format === 'kerchunk-parquet';
  const needed = isParquet ? '2023.4' : isRelative(access) ? '2023.3' : null;
  const { fsspec: version } = runtime.packages ?? {};
  return needed && version && isOlder(runtime, 'fsspec', needed)
    ? [note('old-package', { package: 'fsspec', version, needed })]
    : [];
}
