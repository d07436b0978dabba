import { asText, createEntry } from '../model';
import type { IDataset, IEntry, IGlance, JSONObject } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { readAttributes } from './attributes';
import { kindOf, readAccess, readReach } from './intakeAccess';
import { looksLikeIntake, readCatalog } from './intakeCatalog';
import type { IIntakeCatalog, IItem } from './intakeCatalog';
import { readControls, readVariables } from './intakeParameters';
import type { IControl } from './intakeParameters';
import { fill, isTemplate, namesIn } from './intakeTemplate';
import { parseYAML } from './intakeYaml';
import type {
  IChildrenPage,
  IDescribeOptions,
  IEvidence,
  ISource
} from './source';
import { nameOf, resolve } from './url';

/** Catalogs that are kept as they were read. */
const KEPT = 16;

/** Attributes that tell apart what generated catalogs hold. */
const KEYWORDS = [
  'source_id',
  'experiment_id',
  'realm',
  'frequency',
  'grid_label'
];

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
      throw new Failure('invalid', { url, detail: `no entry ${name}` });
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

/** An entry whose templates know where the catalog stands. */
function located(
  { url, version }: IIntakeCatalog,
  item: IItem,
  controls: readonly IControl[] = []
): IItem {
  const values = new Map(
    controls
      .filter(({ isPlain }) => isPlain)
      .map(({ name, value }) => [name, String(value)])
  );
  values.set('CATALOG_DIR', folderOf(url));
  const args = fill(item.args, values, version) as JSONObject;
  return { ...item, args };
}

/** Without a slash at its end, as intake has it. */
function folderOf(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/[^/]*$/, '');
}

function describeCatalog(
  { id, title }: IEntry,
  catalog: IIntakeCatalog
): IDataset {
  return {
    id,
    title: catalog.title ?? title,
    description: catalog.description ?? '',
    keywords: [],
    licence: null,
    providers: [],
    bbox: null,
    time: null,
    variables: null,
    accesses: [],
    pages: []
  };
}

/** @throws Failure `unsupported` where the entry leads to no gridded data. */
function describeItem(
  entry: IEntry,
  catalog: IIntakeCatalog,
  item: IItem,
  chosen: NonNullable<IDescribeOptions['parameters']>
): IDataset {
  const used = namesIn(item.args, catalog.version);
  const controls = readControls(item, used, chosen);
  const filled = located(catalog, item, controls);
  checkOpenable(catalog, filled);
  const parameters = Object.fromEntries(
    controls.map(({ name, value }) => [name, value])
  );
  const access = readAccess(catalog, filled, parameters);
  if (!access) {
    throw new Failure('unsupported', { url: catalog.url, detail: 'no-data' });
  }
  const { metadata, description } = item;
  const { title, ...told } = readAttributes(metadata);
  const keywords = KEYWORDS.map(name => asText(metadata[name]));
  return {
    id: entry.id,
    title: item.name,
    ...told,
    description: [description, title, told.description]
      .filter(text => text)
      .join('\n\n'),
    keywords: [
      ...new Set([
        ...keywords.filter(keyword => keyword !== null),
        ...told.keywords
      ])
    ],
    bbox: null,
    time: readTime(metadata),
    variables: readVariables(item, used),
    accesses: [access],
    pages: [],
    ...(controls.length > 0
      ? { parameters: controls.map(({ isPlain, ...parameter }) => parameter) }
      : {})
  };
}

function checkOpenable(catalog: IIntakeCatalog, item: IItem): void {
  const kind = kindOf(item);
  const { url, version } = catalog;
  const detail =
    item.driver === ''
      ? 'no-data'
      : kind === null
        ? item.driver
        : isTemplate(item.args, version) && (version === 2 || !isData(kind))
          ? 'template'
          : null;
  if (detail !== null) {
    throw new Failure('unsupported', { url, detail });
  }
}

function isData(kind: string): boolean {
  return kind === 'zarr' || kind === 'file';
}

function readTime(metadata: JSONObject): IDataset['time'] {
  const start = asText(metadata.time_coverage_start);
  const end = asText(metadata.time_coverage_end);
  return start || end ? { start, end } : null;
}

/** What the one document tells of each of its entries. */
function readGlance(catalog: IIntakeCatalog, item: IItem): IGlance {
  const { metadata } = item;
  const reach = readReach(catalog, located(catalog, item));
  const frequency = asText(metadata.frequency);
  const grid = asText(metadata.grid_label);
  const used = namesIn(item.args, catalog.version);
  const variables = readVariables(item, used)?.length;
  return {
    ...(reach ? { reach } : {}),
    ...(frequency ? { frequency } : {}),
    ...(grid ? { grid } : {}),
    ...(variables ? { variables } : {})
  };
}
