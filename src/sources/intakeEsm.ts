import { createEntry } from '../model';
import type { IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { reachOf } from './format';
import { describeBranch, describeTable } from './intakeEsmDataset';
import { looksLikeEsm, readEsm } from './intakeEsmDocument';
import type { IEsmDocument } from './intakeEsmDocument';
import { Groups } from './intakeEsmGroups';
import type { IBranch, Row } from './intakeEsmGroups';
import { readIndexed } from './intakeEsmIndex';
import { readTable } from './intakeEsmTable';
import type { ITable } from './intakeEsmTable';
import type { IChildrenPage, IEvidence, IIndexPage, ISource } from './source';
import { nameOf } from './url';

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
      .map(branch => this._branch(entry, branch, document, groups));
    const isDataset = entries.length === 0;
    const self = isDataset ? { ...entry, kind: 'dataset' as const } : entry;
    return { entries, next: null, self };
  }

  /** All datasets of the table below an entry. */
  async index(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IIndexPage> {
    const { document, groups } = await this._open(entry.href, signal);
    const datasets = groups.datasets(entry.path).map(branch => ({
      entry: this._branch(entry, branch, document, groups),
      place: branch.path.slice(entry.path.length, -1),
      ...readIndexed(branch.rows, document, groups)
    }));
    return { datasets, below: [], next: null };
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    if (entry.path.length === 0) {
      const [document] = await this._read(entry.href, signal);
      return describeTable(entry, document);
    }
    const { document, groups } = await this._open(entry.href, signal);
    return describeBranch(entry, document, groups);
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

  private _branch(
    { href, title: whole }: IEntry,
    { path, rows, isDataset }: IBranch,
    document: IEsmDocument,
    groups: Groups
  ): IEntry {
    const title = path.length > 0 ? path.at(-1) || '—' : whole;
    const made = this._entry(href, path, title, isDataset);
    return { ...made, glance: glanceOf(document, groups, rows) };
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
