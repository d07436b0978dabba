import type { IAccess, IRuntime, ISelection } from '../model';

import { transportOf } from './address';
import type { Transport } from './address';
import type { ISnippetNote } from './flavour';
import { isMissing, isOlder } from './versions';
import { groupOf, isChunked, lacksDask } from './xarrayOpen';

/** What xarray needs besides itself and zarr; measured, see the tests. */
const PACKAGES: Readonly<Record<Transport, readonly string[]>> = {
  web: ['fsspec', 'aiohttp'],
  disk: [],
  s3: ['fsspec', 's3fs'],
  gs: ['fsspec', 'gcsfs'],
  azure: ['fsspec', 'adlfs']
};

/** The packages that the code imports, by itself or through xarray. */
export function needs(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): string[] {
  const transport = transportOf(access);
  const packages = [
    'xarray',
    'zarr',
    ...(transport ? PACKAGES[transport] : [])
  ];
  // fsspec imported requests for http up to 2023.12.
  if (transport === 'web' && isOlder(runtime, 'fsspec', '2024.2')) {
    packages.push('requests');
  }
  if (isChunked(access, selection, runtime)) {
    packages.push('dask');
  }
  // A page reads the web through the browser, without sockets.
  return runtime.host === 'lite'
    ? packages.filter(name => name !== 'aiohttp')
    : packages;
}

/** What a person should know before the code is run. */
export function notes(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): ISnippetNote[] {
  const missing = needs(access, selection, runtime).filter(name =>
    isMissing(runtime, name)
  );
  return [
    ...reachNotes(access, runtime),
    ...(missing.length > 0
      ? [note('missing-packages', { packages: missing.join(' ') })]
      : []),
    ...versionNotes(access, selection, runtime),
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
  if (host === 'lite' && transportOf(access) !== 'web') {
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
