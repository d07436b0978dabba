import { asText } from '../model';
import type { IAccess, IRuntime, ISelection, JSONValue } from '../model';
import { plainAddress } from '../net';

import { transportOf } from './address';
import { bracket } from './layout';
import type { Code } from './layout';
import { call, literal } from './python';
import {
  catalogKeywords,
  chunksOf,
  groupOf,
  isChunked,
  storageOptions
} from './xarrayOpen';

/** How `xarray.open_mfdataset` may put files together, as words of a catalog. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  combine: ['by_coords', 'nested'],
  compat: [
    'broadcast_equals',
    'equals',
    'identical',
    'minimal',
    'no_conflicts',
    'override'
  ],
  coords: ['all', 'different', 'minimal'],
  data_vars: ['all', 'different', 'minimal'],
  join: ['exact', 'inner', 'left', 'outer', 'override', 'right']
};

/** Whether an address stands for many files, which only a disk can list. */
export function isPattern({ href }: IAccess): boolean {
  return /[*?[]/.test(href) && transportIsDisk(href);
}

/** Whether an access is a file, or several, and no store. */
export function isFile({ format }: IAccess): boolean {
  return format === 'netcdf' || format === 'grib';
}

/**
 * Whether xarray opens the file, or the files, by itself. What a catalog of
 * intake says of GRIB, such as a filter, only intake can do.
 */
export function isOpenableFile(access: IAccess): boolean {
  const { format, href, origin } = access;
  const transport = transportOf(access);
  return format === 'grib'
    ? transport === 'disk' && origin.intake === undefined
    : format === 'netcdf' &&
        (transport === 'disk' || (transport === 'web' && !href.includes('*')));
}

/** Whether it is one of several cubes in a file of GRIB, which xarray refuses. */
export function isCube(access: IAccess, selection: ISelection): boolean {
  return access.format === 'grib' && groupOf(access, selection) !== '';
}

/**
 * The call that opens a file, or all that a pattern stands for.
 *
 * A file on the web is read through fsspec, in parts: by its address alone
 * xarray takes it for OPeNDAP. The file itself tells which engine reads it.
 */
export function fileCall(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime,
  address: Code = literal(plainAddress(access.href))
): Code {
  const isMany = isPattern(access);
  const group = groupOf(access, selection);
  const chunks = chunksOf(access, selection);
  const isGRIB = access.format === 'grib';
  const isOne = isCube(access, selection);
  const known: [string, JSONValue][] = [
    ...(isGRIB && !isOne
      ? ([['engine', 'cfgrib']] as [string, JSONValue][])
      : []),
    ...(group === '' || isGRIB
      ? []
      : ([['group', group]] as [string, JSONValue][])),
    ...(chunks !== undefined && isChunked(access, selection, runtime)
      ? ([['chunks', chunks]] as [string, JSONValue][])
      : []),
    ...(isMany ? together(access) : []),
    ...catalogKeywords(access.openKeywords)
  ];
  const source: Code =
    transportOf(access) === 'web'
      ? [
          call('fsspec.open', [address], Object.entries(literals(access))),
          '.open()'
        ]
      : address;
  const keywords = known.map(
    ([name, value]) => [name, literal(value)] as const
  );
  if (isOne) {
    // The groups of its header are counted from 1.
    const cubes = call('cfgrib.open_datasets', [source], keywords);
    return [cubes, bracket('[', [literal(Number(group) - 1)], ']')];
  }
  const open = isMany ? 'xr.open_mfdataset' : 'xr.open_dataset';
  return call(open, [source], keywords);
}

function literals(access: IAccess): Record<string, Code> {
  return Object.fromEntries(
    Object.entries(storageOptions(access)).map(([name, value]) => [
      name,
      literal(value)
    ])
  );
}

function together({ openKeywords: words }: IAccess): [string, JSONValue][] {
  const known = Object.entries(TOGETHER)
    .filter(([name, values]) => values.includes(String(words[name])))
    .map(([name]): [string, JSONValue] => [name, words[name]]);
  const dimension = asText(words.concat_dim);
  return dimension === null ? known : [...known, ['concat_dim', dimension]];
}

function transportIsDisk(href: string): boolean {
  return /^(\/(?!\/)|file:)/.test(href);
}
