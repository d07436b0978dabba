import { createEntry } from '../model';
import type { IAccess, IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { formatOf, reachOf } from './format';
import type { IFormat } from './format';
import { looksLikeEsm, readEsm } from './intakeEsmDocument';
import type { IEsmDocument } from './intakeEsmDocument';
import { Groups } from './intakeEsmGroups';
import type { Row } from './intakeEsmGroups';
import { readTable } from './intakeEsmTable';
import type { ITable } from './intakeEsmTable';
import type { IChildrenPage, IEvidence, ISource } from './source';
import { nameOf, resolve } from './url';

/** Assets of a dataset that are offered one by one. */
const MOST = 100;

/**
 * A collection of intake-esm: a JSON document and its table, of which a row is
 * an asset. The columns that tell datasets apart are the levels of the tree.
 *
 * The table is asked for when the tree is opened, not before: it may be too
 * large for a page, and then the document alone still tells how a kernel
 * queries it.
 */
export class IntakeEsmSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'intake-esm';
  readonly rank = 50;
  readonly probes = [];

  detect({ document }: IEvidence): number {
    return looksLikeEsm(document) ? 0.9 : 0;
  }

  root({ url, document }: IEvidence): IEntry {
    const title = looksLikeEsm(document) ? readEsm(document, url).title : null;
    return this._entry(url, [], title ?? nameOf(url), false);
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const { document, groups } = await this._open(entry.href, signal);
    const entries = groups
      .below(entry.path)
      .map(({ path, rows, isDataset }) => {
        const title = path.at(-1) || '—';
        const made = this._entry(entry.href, path, title, isDataset);
        return { ...made, glance: glanceOf(document, groups, rows) };
      });
    const isDataset = entries.length === 0;
    const self = isDataset ? { ...entry, kind: 'dataset' as const } : entry;
    return { entries, next: null, self };
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    if (entry.path.length === 0) {
      const [document] = await this._read(entry.href, signal);
      return describe(entry, document, [query(document, {})], null);
    }
    const { document, groups } = await this._open(entry.href, signal);
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

  private async _read(
    href: string,
    signal?: AbortSignal
  ): Promise<[document: IEsmDocument, key: object]> {
    const { url, body } = await this._net.json(href, { signal });
    if (!looksLikeEsm(body)) {
      throw new Failure('not-a-catalog', { url, detail: 'json' });
    }
    return [readEsm(body, url), body];
  }

  /** The document and its table, which is kept as long as the document is. */
  private async _open(
    href: string,
    signal?: AbortSignal
  ): Promise<{ document: IEsmDocument; groups: Groups }> {
    const [document, key] = await this._read(href, signal);
    const { file, url } = document;
    let table = document.table ?? this._tables.get(key);
    if (!table && file === null) {
      throw new Failure('invalid', { url, detail: 'no table' });
    }
    if (!table) {
      table = await readTable(this._net, file ?? '', signal);
      this._tables.set(key, table);
    }
    return { document, groups: new Groups(document, table) };
  }

  private _entry(
    href: string,
    path: readonly string[],
    title: string,
    isDataset: boolean
  ): IEntry {
    const kind = isDataset
      ? 'dataset'
      : path.length > 0
        ? 'catalog'
        : 'collection';
    return createEntry({ source: this.kind, href, path, title, kind });
  }

  private readonly _tables = new WeakMap<object, ITable>();
}

function glanceOf(
  document: IEsmDocument,
  groups: Groups,
  rows: readonly Row[]
): IEntry['glance'] {
  const variables = groups.values(rows, document.variables).length;
  const reaches = rows.map(row => reachOf(groups.cell(row, document.assets)));
  const [reach] = reaches;
  return {
    ...(reaches.every(other => other === reach) ? { reach } : {}),
    ...(variables > 0 ? { variables } : {})
  };
}

function describe(
  entry: IEntry,
  document: IEsmDocument,
  accesses: readonly IAccess[],
  variables: readonly string[] | null
): IDataset {
  return {
    id: entry.id,
    title: entry.path.filter(value => value !== '').join('.') || entry.title,
    description: document.description,
    keywords: [],
    licence: null,
    providers: [],
    bbox: null,
    time: null,
    variables:
      variables && variables.length > 0
        ? variables.map(name => ({ name, description: null, unit: null }))
        : null,
    accesses,
    pages: []
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
