import { asText, createEntry } from '../model';
import type { IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { kindOf } from './intakeAccess';
import { looksLikeIntake, readCatalog } from './intakeCatalog';
import type { IIntakeCatalog, IItem } from './intakeCatalog';
import {
  describeCatalog,
  describeItem,
  located,
  readGlance
} from './intakeDataset';
import { readIndexed } from './intakeIndex';
import { isTemplate } from './intakeTemplate';
import { parseYAML } from './intakeYaml';
import type {
  IChildrenPage,
  IDescribeOptions,
  IEvidence,
  IIndexPage,
  ISource
} from './source';
import { nameOf, resolve } from './url';

/** Catalogs that are kept as they were read. */
const KEPT = 16;

/**
 * Intake's YAML, versions 1 and 2: a tree of files, one request a node.
 *
 * An entry that leads to another file is that file's node; one that leads to
 * data is known by its name within its file. Templates are never executed:
 * names of declared parameters are filled in, all else is left to intake.
 */
export class IntakeSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'intake';
  readonly rank = 50;
  readonly probes = [];

  detect({ head, document }: IEvidence): number {
    return document === undefined && looksLikeIntake(head) ? 0.9 : 0;
  }

  root({ url }: IEvidence): IEntry {
    return this._node(url, nameOf(url));
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const catalog = await this._read(entry.href, signal);
    const entries = catalog.items.map(item => this._entry(catalog, item));
    return {
      entries: merged(entries),
      next: null,
      self: { ...entry, title: catalog.title ?? entry.title }
    };
  }

  /** What a file tells of its entries, without those of no gridded data. */
  async index(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IIndexPage> {
    const catalog = await this._read(entry.href, signal);
    const entries = catalog.items.map(item => this._entry(catalog, item));
    const datasets = catalog.items.flatMap((item, i) =>
      entries[i].kind === 'dataset' && kindOf(item) !== null
        ? [{ entry: entries[i], ...readIndexed(item) }]
        : []
    );
    return {
      datasets,
      below: merged(entries.filter(({ kind }) => kind !== 'dataset')),
      next: null,
      self: { ...entry, title: catalog.title ?? entry.title }
    };
  }

  async describe(
    entry: IEntry,
    { signal, parameters = {} }: IDescribeOptions = {}
  ): Promise<IDataset> {
    const catalog = await this._read(entry.href, signal);
    const [name] = entry.path;
    if (name === undefined) {
      return describeCatalog(entry, catalog);
    }
    const item = catalog.items.find(item => item.name === name);
    if (!item) {
      const { url } = catalog;
      throw new Failure('invalid', { url, detail: 'no-such-entry' });
    }
    return describeItem(entry, catalog, item, parameters);
  }

  private async _read(
    href: string,
    signal?: AbortSignal
  ): Promise<IIntakeCatalog> {
    const { url, body } = await this._net.text(href, { signal });
    const kept = this._kept.get(url);
    if (kept?.body === body) {
      return kept.catalog;
    }
    const catalog = /^\s*</.test(body)
      ? null
      : readCatalog(await parseYAML(body, url), url);
    if (!catalog) {
      const detail = /^\s*</.test(body) ? 'html' : 'other';
      throw new Failure('not-a-catalog', { url, detail });
    }
    this._keep(url, { body, catalog });
    return catalog;
  }

  private _keep(url: string, read: IReadCatalog): void {
    this._kept.delete(url);
    this._kept.set(url, read);
    const [oldest] = this._kept.keys();
    if (this._kept.size > KEPT) {
      this._kept.delete(oldest);
    }
  }

  private _entry(catalog: IIntakeCatalog, item: IItem): IEntry {
    const kind = kindOf(item);
    const { args } = located(catalog, item);
    const link =
      kind === 'catalog'
        ? asText(args.path)
        : kind === 'table'
          ? asText(args.obj)
          : null;
    if (link === null || isTemplate(link, catalog.version)) {
      return createEntry({
        source: this.kind,
        href: catalog.url,
        path: [item.name],
        title: item.name,
        kind: 'dataset',
        glance: readGlance(catalog, item)
      });
    }
    const href = resolve(link.trim(), catalog.url);
    return kind === 'table'
      ? createEntry({
          source: 'intake-esm',
          href,
          title: item.name,
          kind: 'collection'
        })
      : this._node(href, item.name);
  }

  private _node(href: string, title: string): IEntry {
    return createEntry({ source: this.kind, href, title, kind: 'catalog' });
  }

  /** Newest last. */
  private readonly _kept = new Map<string, IReadCatalog>();
}

interface IReadCatalog {
  readonly body: string;
  readonly catalog: IIntakeCatalog;
}

/** Entries that lead to the same place are one, by all of its names. */
function merged(entries: readonly IEntry[]): IEntry[] {
  const byId = new Map<string, IEntry>();
  for (const entry of entries) {
    const same = byId.get(entry.id);
    const title = same ? `${same.title}, ${entry.title}` : entry.title;
    byId.set(entry.id, { ...entry, title });
  }
  return [...byId.values()];
}
