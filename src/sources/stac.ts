import { asText, asTexts, createEntry, isObject } from '../model';
import type {
  EntryKind,
  IDataset,
  IEntry,
  ILicence,
  IPage,
  IProvider,
  IVariableHint
} from '../model';
import type { INet } from '../net';

import type { IChildrenPage, IEvidence, ISource } from './source';
import { isForPeople, readAccesses } from './stacAccess';
import { looksLikeStac, readStac } from './stacDocument';
import type { IStacDocument, IStacLink } from './stacDocument';
import { readBox, readTime } from './stacExtent';
import { isWebAddress, nameOf, resolve } from './url';

/**
 * Static STAC: a tree of JSON files, one request a node.
 *
 * A node's children are the links of its one document, with the titles these
 * have there; nothing behind a link is read before it is opened.
 */
export class StacSource implements ISource {
  constructor(private readonly _net: INet) {}

  readonly kind = 'stac';
  readonly rank = 50;
  readonly probes = [];

  detect({ document }: IEvidence): number {
    return looksLikeStac(document) ? 0.9 : 0;
  }

  root({ document, url }: IEvidence): IEntry {
    const { title, id, type, properties } = looksLikeStac(document)
      ? document
      : {};
    const inner = isObject(properties) ? asText(properties.title) : null;
    return this._entry(
      url,
      inner ?? asText(title) ?? asText(id) ?? nameOf(url),
      type === 'Feature' ? 'dataset' : 'catalog'
    );
  }

  async children(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IChildrenPage> {
    const document = await this._read(entry.href, signal);
    const entries = document.links
      .filter(isChild)
      .map(link => this._child(link, document.url));
    return {
      entries,
      next: null,
      self: {
        ...entry,
        title: titleOf(document, entry),
        kind: kindOf(document, entries.length)
      }
    };
  }

  async describe(
    entry: IEntry,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<IDataset> {
    const document = await this._read(entry.href, signal);
    const { stac } = document;
    return {
      id: entry.id,
      title: titleOf(document, entry),
      description: asText(stac.getMetadata('description')) ?? '',
      keywords: asTexts(stac.getMetadata('keywords')),
      licence: readLicence(document),
      providers: readProviders(stac.getMetadata('providers')),
      bbox: readBox(document),
      time: readTime(document),
      variables: readVariables(document),
      accesses: readAccesses(document),
      pages: readPages(document)
    };
  }

  private async _read(
    url: string,
    signal?: AbortSignal
  ): Promise<IStacDocument> {
    const answer = await this._net.json(url, { signal });
    return readStac(answer.body, answer.url);
  }

  private _child(link: IStacLink, base: string): IEntry {
    const href = resolve(link.href, base);
    const kind = link.rel === 'item' ? 'dataset' : 'catalog';
    return this._entry(href, link.title ?? nameOf(href), kind);
  }

  private _entry(href: string, title: string, kind: EntryKind): IEntry {
    return createEntry({ source: this.kind, href, title, kind });
  }
}

/** Links to children; cloudify links its items with `child`, too. */
function isChild({ rel, type }: IStacLink): boolean {
  return (rel === 'child' || rel === 'item') && !type.startsWith('text/html');
}

/** A link's title tells people more than an id does. */
function titleOf({ stac }: IStacDocument, entry: IEntry): string {
  const title = asText(stac.getMetadata('title'));
  return title ?? asText(entry.title) ?? asText(stac.id) ?? entry.href;
}

function kindOf({ stac, assets }: IStacDocument, children: number): EntryKind {
  const hasData = [...assets.values()].some(asset => !isForPeople(asset));
  if (stac.type === 'Feature' || (hasData && children === 0)) {
    return 'dataset';
  }
  return hasData ? 'collection' : 'catalog';
}

function readLicence({ stac, links, url }: IStacDocument): ILicence | null {
  const link = links.find(({ rel }) => rel === 'license');
  const name = asText(stac.getMetadata('license')) ?? link?.title ?? null;
  const href = link ? resolve(link.href, url) : null;
  return name === null
    ? null
    : { name, href: href !== null && isWebAddress(href) ? href : null };
}

function readProviders(value: unknown): IProvider[] {
  const providers: IProvider[] = [];
  for (const provider of Array.isArray(value) ? value : []) {
    const name = isObject(provider) ? asText(provider.name) : null;
    if (isObject(provider) && name !== null) {
      const href = asText(provider.url);
      providers.push({
        name,
        roles: asTexts(provider.roles),
        href: href !== null && isWebAddress(href) ? href : null
      });
    }
  }
  return providers;
}

/** Variables of the datacube extension, of the document or of its assets. */
function readVariables(document: IStacDocument): IVariableHint[] | null {
  const cubes: unknown[] = [
    document.stac.getMetadata('cube:variables'),
    ...[...document.assets.values()].map(asset => asset['cube:variables'])
  ];
  const variables = new Map<string, IVariableHint>();
  for (const cube of cubes.filter(isObject)) {
    for (const [name, variable] of Object.entries(cube)) {
      if (isObject(variable) && !variables.has(name)) {
        variables.set(name, {
          name,
          description: asText(variable.description),
          unit: asText(variable.unit)
        });
      }
    }
  }
  return variables.size > 0 ? [...variables.values()] : null;
}

/** Pages about the dataset; only addresses of the web. */
function readPages({ links, assets, url }: IStacDocument): IPage[] {
  const rels = ['about', 'describedby', 'cite-as', 'via', 'alternate'];
  const linked = links
    .filter(({ rel }) => rels.includes(rel))
    .map(({ href, title, rel }) => ({ href, title: title ?? rel }));
  const shown = [...assets]
    .filter(([, asset]) => isForPeople(asset))
    .map(([key, asset]) => ({
      href: String(asset.href),
      title: asText(asset.title) ?? key
    }));
  return [...linked, ...shown]
    .map(({ href, title }) => ({ href: resolve(href, url), title }))
    .filter(({ href }) => isWebAddress(href));
}
