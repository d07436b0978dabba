import { createEntry } from '../model';
import type { IDataset, IEntry } from '../model';
import { Failure } from '../net';
import type { INet } from '../net';

import { reachOf } from './format';
import {
  fileOf,
  flavourOf,
  keyOf,
  namedFile,
  narrow,
  pageOf,
  searchOf,
  titleOf
} from './frevaAddress';
import { isFileList, readFlavours, readFound } from './frevaAnswer';
import type { IFound } from './frevaAnswer';
import { describeFile, describeQuery, titleOfFile } from './frevaDataset';
import { partsOf, readIndexed } from './frevaIndex';
import { narrowed } from './frevaSearch';
import type {
  IChildrenOptions,
  IChildrenPage,
  IEvidence,
  IIndexPage,
  IProbeAnswer,
  ISearchAbilities,
  ISearchQuery,
  ISource
} from './source';

/** The overview below a server, and below the root of its API. */
const OVERVIEWS = [
  'databrowser/overview',
  'api/freva-nextgen/databrowser/overview'
];

/** Files of a page. */
const LIMIT = 100;

interface IOptions {
  readonly signal?: AbortSignal;
}

/**
 * The databrowser of Freva: an index of files, searched by facets.
 *
 * Its tree is that of its queries: below a flavour stand the facets in which
 * its files differ, below a facet its values with their counts, and each value
 * is a query of its own. The files of a query follow its facets, page by page.
 */
export class FrevaSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'freva';
  readonly rank = 55;
  // A store is looked for first: most addresses that answer nothing are one.
  readonly probes = [[], OVERVIEWS];

  detect(evidence: IEvidence): number {
    return placeOf(evidence) === null ? 0 : 0.9;
  }

  root(evidence: IEvidence): IEntry {
    const href = placeOf(evidence) ?? evidence.url;
    if (searchOf(href) === null) {
      const title = new URL(href).host;
      return createEntry({ source: this.kind, href, title, kind: 'catalog' });
    }
    const file = namedFile(href);
    return file === null
      ? this._query(href, titleOf(href))
      : this._file(href, file);
  }

  async children(
    entry: IEntry,
    { cursor, signal }: IChildrenOptions = {}
  ): Promise<IChildrenPage> {
    const { href, path } = entry;
    if (searchOf(href) === null) {
      const flavours = await this._flavours(href, { signal });
      const entries = flavours.map(name =>
        this._query(flavourOf(href, name), name)
      );
      return { entries, next: null };
    }
    const start = Number(cursor ?? 0);
    const found = await this._ask(href, start, { signal });
    const [name] = path;
    if (name !== undefined) {
      const counts = found.facets.find(facet => facet.name === name)?.counts;
      const entries = (counts ?? []).map(({ value, count }) =>
        this._query(narrow(href, name, value), `${value} (${count})`)
      );
      return { entries, next: null };
    }
    const page = this._files(href, found, start);
    const facets = start === 0 ? this._facets(href, found) : [];
    return { ...page, entries: [...facets, ...page.entries] };
  }

  /** By the counts of facets, one query a dataset; no file is listed. */
  async index(
    entry: IEntry,
    { signal }: IChildrenOptions = {}
  ): Promise<IIndexPage> {
    const { href } = entry;
    if (searchOf(href) === null) {
      // The other flavours name the same files.
      const below = (await this._flavours(href, { signal }))
        .slice(0, 1)
        .map(name => this._query(flavourOf(href, name), name));
      return { datasets: [], below, next: null };
    }
    const found = await this._ask(href, 0, { signal });
    const below = partsOf(href, found).map(({ search, value }) =>
      this._query(search, value)
    );
    const isOne = below.length === 0 && found.total > 0;
    const datasets = isOne ? [{ entry, ...readIndexed(found) }] : [];
    return { datasets, below, next: null };
  }

  async describe(entry: IEntry, { signal }: IOptions = {}): Promise<IDataset> {
    const { href } = entry;
    const file = namedFile(href);
    return file === null
      ? describeQuery(entry)
      : describeFile(entry, file, await this._ask(href, 0, { signal }));
  }

  async searchAbilities(
    { href }: IEntry,
    { signal }: IOptions = {}
  ): Promise<ISearchAbilities | null> {
    const search = await this._search(href, { signal });
    if (search === null) {
      return null;
    }
    const { facets } = await this._ask(search, 0, { signal });
    const filters = facets.map(({ name, counts }) => ({
      name,
      title: name,
      values: counts.map(({ value }) => value)
    }));
    return { text: true, bbox: true, time: true, filters };
  }

  async search(
    { href }: IEntry,
    query: ISearchQuery,
    { cursor, signal }: IChildrenOptions = {}
  ): Promise<IChildrenPage> {
    const search = await this._search(href, { signal });
    if (search === null) {
      throw new Failure('not-searchable', { url: href, detail: 'search' });
    }
    const { facets } = await this._ask(search, 0, { signal });
    const wanted = narrowed(search, facets, query);
    if (wanted === null) {
      return { entries: [], next: null };
    }
    const start = Number(cursor ?? 0);
    const found = await this._ask(wanted, start, { signal });
    return this._files(wanted, found, start);
  }

  /** The query of an entry; an overview's is that of its first flavour. */
  private async _search(
    href: string,
    options: IOptions
  ): Promise<string | null> {
    if (searchOf(href) !== null) {
      return href;
    }
    const [first] = await this._flavours(href, options);
    return first === undefined ? null : flavourOf(href, first);
  }

  private async _flavours(href: string, options: IOptions): Promise<string[]> {
    const { body, url } = await this._net.json(href, options);
    const flavours = readFlavours(body);
    if (flavours === null) {
      throw new Failure('not-a-catalog', { url, detail: 'json' });
    }
    return flavours;
  }

  private async _ask(
    search: string,
    start: number,
    options: IOptions
  ): Promise<IFound> {
    const page = pageOf(search, start, LIMIT);
    const { body, url } = await this._net.json(page, options);
    const found = readFound(body, keyOf(search));
    if (found === null) {
      throw new Failure('not-a-catalog', { url, detail: 'json' });
    }
    return found;
  }

  /** The facets that tell the files of a query apart. */
  private _facets(href: string, { facets }: IFound): IEntry[] {
    const { searchParams } = new URL(href);
    return facets
      .filter(({ name, counts }) => {
        // A file can have many values: one that is asked for is not alone.
        const isAsked = searchParams.getAll(name).length === 1;
        return counts.length > 1 && !isAsked;
      })
      .map(({ name }) =>
        createEntry({
          source: this.kind,
          href,
          path: [name],
          title: name,
          kind: 'catalog'
        })
      );
  }

  private _files(
    search: string,
    { results, total }: IFound,
    start: number
  ): IChildrenPage {
    const end = start + results.length;
    return {
      entries: results.map(file => this._file(fileOf(search, file), file)),
      next: results.length > 0 && end < total ? String(end) : null
    };
  }

  private _query(href: string, title: string): IEntry {
    return createEntry({ source: this.kind, href, title, kind: 'catalog' });
  }

  private _file(href: string, file: string): IEntry {
    return createEntry({
      source: this.kind,
      href,
      title: titleOfFile(file),
      kind: 'dataset',
      glance: { reach: reachOf(file) }
    });
  }
}

/** The overview or the query that an answer is of. */
function placeOf({
  url,
  document,
  mediaType,
  head,
  probes
}: IEvidence): string | null {
  if (readFlavours(document)) {
    return url;
  }
  if (readFound(document, '') || isFileList(mediaType, head)) {
    return searchOf(url);
  }
  const isOverview = (answer?: IProbeAnswer) => readFlavours(answer?.document);
  const answers = OVERVIEWS.map(path => probes.get(path));
  return answers.find(isOverview)?.url ?? null;
}
