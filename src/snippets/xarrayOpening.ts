import { isReferenceFormat } from '../model';
import type { IAccess, IRuntime, ISelection } from '../model';

import { transportOf } from './address';
import type { Code } from './layout';
import {
  fileCall,
  isCube,
  isFile,
  isOpenableFile,
  isPattern
} from './xarrayFile';
import { transportsOf } from './xarrayNeeds';
import { isChunked, openCall } from './xarrayOpen';

const IMPORT = 'import xarray as xr';

/** In a page, a cell has the packages that its own text imports. */
const DASK = 'import dask  # for chunks';

const FSSPEC = 'import fsspec';

const CFGRIB = 'import cfgrib';

/** Whether xarray opens an access by itself. */
export function canOpen(access: IAccess): boolean {
  const isStore = access.format === 'zarr' || isReferenceFormat(access.format);
  return isOpenableFile(access) || (isStore && transportsOf(access).length > 0);
}

/** The expression that opens an access with xarray. */
export function opening(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime,
  address?: Code
): Code {
  const open = isFile(access) ? fileCall : openCall;
  return open(access, selection, runtime, address);
}

/** What the expression needs imported. */
export function openingImports(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime
): string[] {
  const hasDask =
    isChunked(access, selection, runtime) ||
    (isFile(access) && isPattern(access));
  const isWebFile = isFile(access) && transportOf(access) === 'web';
  return [
    ...(isCube(access, selection) ? [CFGRIB] : []),
    ...(hasDask ? [DASK] : []),
    ...(isWebFile ? [FSSPEC] : []),
    IMPORT
  ];
}
