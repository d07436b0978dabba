import { asText, asTexts, isObject } from '../model';
import type {
  EntryKind,
  IDataset,
  IEntry,
  ILicence,
  IPage,
  IProvider,
  IVariableHint
} from '../model';

import { isData, isForPeople, readAccesses } from './stacAccess';
import type { IStacDocument } from './stacDocument';
import { readBox, readTime } from './stacExtent';
import { isWebAddress } from './url';

/** What a catalog, collection or item tells of the dataset that it is. */
export function readDataset(document: IStacDocument, entry: IEntry): IDataset {
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

/**
 * An entry with what its own document tells of it.
 *
 * @param children - whether there is anything below it.
 */
export function asRead(
  entry: IEntry,
  document: IStacDocument,
  children: boolean
): IEntry {
  const title = titleOf(document, entry);
  return { ...entry, title, kind: kindOf(document, children) };
}

/** A link's title tells people more than an id does. */
function titleOf({ stac }: IStacDocument, entry: IEntry): string {
  const title = asText(stac.getMetadata('title'));
  return title ?? asText(entry.title) ?? asText(stac.id) ?? entry.href;
}

function kindOf({ stac, assets }: IStacDocument, children: boolean): EntryKind {
  const hasData = [...assets.values()].some(isData);
  if (stac.type === 'Feature' || (hasData && !children)) {
    return 'dataset';
  }
  return hasData ? 'collection' : 'catalog';
}

function readLicence(document: IStacDocument): ILicence | null {
  const { stac, links } = document;
  const link = links.find(({ rel }) => rel === 'license');
  const name = asText(stac.getMetadata('license')) ?? link?.title ?? null;
  const href = link ? document.address(link.href) : null;
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

/**
 * Variables of the datacube extension, of the document or of its assets; else
 * the names that cloudify (`variables`) and Freva (`variable`) list.
 */
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
  if (variables.size > 0) {
    return [...variables.values()];
  }
  const names = ['variables', 'variable']
    .map(field => asTexts(document.stac.getMetadata(field)))
    .find(found => found.length > 0);
  const unknown = { description: null, unit: null };
  return names?.map(name => ({ name, ...unknown })) ?? null;
}

/** Pages about the dataset; only addresses of the web. */
function readPages(document: IStacDocument): IPage[] {
  const { links, assets } = document;
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
    .map(({ href, title }) => ({ href: document.address(href), title }))
    .filter(({ href }) => isWebAddress(href));
}
