import { UNTOLD } from '../model';
import type { IAccess, IDataset, IEntry } from '../model';
import { Failure } from '../net';

import { formatOf, reachOf } from './format';
import type { IFormat } from './format';
import type { IEsmDocument } from './intakeEsmDocument';
import type { Groups, Row } from './intakeEsmGroups';
import { nameOf, resolve } from './url';

/** Assets of a dataset that are offered one by one. */
const MOST = 100;

/** A table as a whole, which only a kernel may be able to read. */
export function describeTable(entry: IEntry, document: IEsmDocument): IDataset {
  return describe(entry, document, [query(document, {})], null);
}

/**
 * The rows of a branch as a dataset.
 *
 * @throws Failure `invalid` where there are none.
 */
export function describeBranch(
  entry: IEntry,
  document: IEsmDocument,
  groups: Groups
): IDataset {
  const rows = groups.rows(entry.path);
  if (rows.length === 0) {
    const { url } = document;
    throw new Failure('invalid', { url, detail: 'no such rows' });
  }
  const searched = Object.fromEntries(
    entry.path.map((value, i) => [groups.columns[i], value])
  );
  const assets = rows.length > MOST ? [] : readAssets(document, groups, rows);
  const together = query(document, searched, assets);
  // What is in one file needs no table; what is in many, intake puts together.
  const accesses =
    rows.length === 1 ? [...assets, together] : [together, ...assets];
  const variables = groups.values(rows, document.variables);
  return describe(entry, document, accesses, variables);
}

function describe(
  entry: IEntry,
  document: IEsmDocument,
  accesses: readonly IAccess[],
  variables: readonly string[] | null
): IDataset {
  return {
    ...UNTOLD,
    id: entry.id,
    title: entry.path.filter(value => value !== '').join('.') || entry.title,
    description: document.description,
    variables:
      variables && variables.length > 0
        ? variables.map(name => ({ name, description: null, unit: null }))
        : null,
    accesses
  };
}

/** The way through intake-esm itself, which puts a dataset's files together. */
function query(
  { url, title }: IEsmDocument,
  searched: Readonly<Record<string, string>>,
  assets: readonly IAccess[] = []
): IAccess {
  const reaches = assets.map(({ reach }) => reach);
  const isFar = ['tape', 'login', 'site'] as const;
  return {
    key: 'intake',
    title: title ?? nameOf(url),
    href: url,
    format: 'intake',
    zarrFormat: null,
    consolidated: null,
    group: null,
    openKeywords: {},
    storageOptions: {},
    reach: isFar.find(reach => reaches.includes(reach)) ?? 'world',
    origin: { catalog: url, intake: { format: 'esm', parameters: searched } }
  };
}

function readAssets(
  document: IEsmDocument,
  groups: Groups,
  rows: readonly Row[]
): IAccess[] {
  const { columns } = groups.table;
  const differing = columns.filter(
    name =>
      name !== document.assets &&
      new Set(rows.map(row => groups.cell(row, name))).size > 1
  );
  return rows.map((row, i) => {
    const cell = groups.cell(row, document.assets);
    const href = resolve(cell.trim(), document.url);
    const word = document.format ?? groups.cell(row, document.formatColumn);
    const told = differing.map(name => groups.cell(row, name));
    return {
      key: `asset-${i}`,
      title: told.filter(text => text !== '').join(' · ') || nameOf(href),
      href,
      ...readFormat(word, href),
      consolidated: null,
      group: null,
      openKeywords: {},
      storageOptions: {},
      reach: reachOf(href),
      origin: { catalog: document.url }
    };
  });
}

/** A format in the words of intake-esm. */
function readFormat(word: string, href: string): IFormat {
  switch (word) {
    case 'zarr':
      return { format: 'zarr', zarrFormat: null };
    case 'zarr2':
      return { format: 'zarr', zarrFormat: 2 };
    case 'zarr3':
      return { format: 'zarr', zarrFormat: 3 };
    case 'netcdf':
      return { format: 'netcdf', zarrFormat: null };
    case 'reference':
      return formatOf(null, [], `reference::${href}`);
    default:
      return formatOf(null, [], href);
  }
}
