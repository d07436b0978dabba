import { asText } from '../model';
import type { IAccess, IRuntime, ISelection, JSONValue } from '../model';

import { openableAddress, transportOf } from './address';
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

/** Whether xarray opens the file, or the files, by itself. */
export function isOpenableFile(access: IAccess): boolean {
  const { format, href } = access;
  const transport = transportOf(access);
  return (
    format === 'netcdf' &&
    (transport === 'disk' || (transport === 'web' && !href.includes('*')))
  );
}

/**
 * The call that opens a NetCDF file, or all that a pattern stands for.
 *
 * A file on the web is read through fsspec, in parts: by its address alone
 * xarray takes it for OPeNDAP. The file itself tells which engine reads it.
 */
export function fileCall(
  access: IAccess,
  selection: ISelection,
  runtime: IRuntime,
  address: Code = literal(openableAddress(access.href))
): Code {
  const isMany = isPattern(access);
  const group = groupOf(access, selection);
  const chunks = chunksOf(access, selection);
  const known: [string, JSONValue][] = [
    ...(group === '' ? [] : ([['group', group]] as [string, JSONValue][])),
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
  return call(
    isMany ? 'xr.open_mfdataset' : 'xr.open_dataset',
    [source],
    known.map(([name, value]) => [name, literal(value)])
  );
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
