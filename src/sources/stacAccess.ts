import { asBoolean, asText, asTexts, isObject } from '../model';
import type { IAccess, JSONObject } from '../model';
import { storeRoot } from '../zarr';

import { formatOf } from './format';
import type { IFormat } from './format';
import type { IStacDocument } from './stacDocument';
import { fieldOf, inherit, readReach, readStorageOptions } from './stacStorage';

/** Roles of assets that are looked at, not computed with. */
const FOR_PEOPLE = ['thumbnail', 'overview', 'graphic', 'visual', 'legend'];

/** Whether an asset is a page or picture and not data. */
export function isForPeople(asset: JSONObject): boolean {
  const type = asText(asset.type) ?? '';
  return (
    /^text\/html|^image\/(png|jpe?g|gif|webp|svg)/.test(type) ||
    asTexts(asset.roles).some(role => FOR_PEOPLE.includes(role.toLowerCase()))
  );
}

/** Whether an asset leads to the bytes, and not to something about them. */
export function isData(asset: JSONObject): boolean {
  const isAbout = asTexts(asset.roles).includes('metadata');
  const { format } = readFormat(asset, String(asset.href));
  return !isForPeople(asset) && !(isAbout && format === 'other');
}

/** The ways to the bytes that a STAC document offers, in its order. */
export function readAccesses(document: IStacDocument): IAccess[] {
  const accesses: IAccess[] = [];
  for (const [key, asset] of document.assets) {
    if (!isData(asset)) {
      continue;
    }
    accesses.push(readAccess(document, key, asset));
    const { alternate } = asset;
    // The storage extension's own example has a single object here, not a map.
    const alternates = isObject(alternate) ? Object.entries(alternate) : [];
    for (const [name, other] of alternates) {
      if (isObject(other) && asText(other.href) !== null) {
        accesses.push(
          readAccess(document, `${key}/${name}`, inherit(other, asset), other)
        );
      }
    }
  }
  return accesses;
}

/**
 * @param own - what `asset` does not have from one that it is an alternate of.
 */
function readAccess(
  document: IStacDocument,
  key: string,
  asset: JSONObject,
  own: JSONObject = asset
): IAccess {
  const href = document.address(String(asset.href));
  const keywords = readKeywords(asset, document);
  const { format, zarrFormat } = readFormat(asset, href);
  const isZarr = format === 'zarr';
  const { root, group } = isZarr ? splitStore(document, href) : whole(href);
  const declared = Number(asset['zarr:zarr_format'] ?? keywords.zarr_format);
  const isReference = format.startsWith('kerchunk');
  return {
    key,
    title:
      asText(own.title) ??
      asText(own['alternate:name']) ??
      asText(own.name) ??
      key,
    href: root,
    format,
    zarrFormat: declared === 2 || declared === 3 ? declared : zarrFormat,
    consolidated: isConsolidated(href)
      ? true
      : (asBoolean(asset['zarr:consolidated']) ??
        asBoolean(keywords.consolidated)),
    group: group ?? asText(keywords.group),
    openKeywords: keywords,
    storageOptions: readStorageOptions(document, asset, isReference),
    reach: readReach(document, asset, href),
    origin: { catalog: document.url, key }
  };
}

/** Icechunk's repositories are published as plain Zarr, with its own fields. */
function readFormat(asset: JSONObject, href: string): IFormat {
  const format = formatOf(asText(asset.type), asTexts(asset.roles), href);
  const isIcechunk = Object.keys(asset).some(name =>
    name.startsWith('icechunk:')
  );
  return isIcechunk ? { ...format, format: 'icechunk' } : format;
}

/** Whether the address is that of a store's consolidated metadata. */
function isConsolidated(href: string): boolean {
  return /\/\.zmetadata([?#]|$)/.test(href);
}

function whole(href: string): { root: string; group: string | null } {
  return { root: href, group: null };
}

/**
 * The root of the store that an asset points into, and its group: by a link
 * `store`, else by the address.
 */
function splitStore(
  document: IStacDocument,
  href: string
): { root: string; group: string | null } {
  for (const link of document.links) {
    const root = document.address(link.href).replace(/\/$/, '');
    if (link.rel === 'store' && href.startsWith(`${root}/`)) {
      return { root, group: href.slice(root.length + 1).replace(/\/$/, '') };
    }
  }
  const { root, group } = storeRoot(href);
  return { root, group: group || null };
}

/**
 * Keywords of xarray's open functions: the extension's field, or those which
 * providers made up.
 */
function readKeywords(asset: JSONObject, document: IStacDocument): JSONObject {
  const found = [
    'xarray:open_kwargs',
    'xarray:open_dataset_kwargs',
    'xarray:open_datatree_kwargs'
  ].map(name => fieldOf(document, asset, name));
  return found.find(field => field !== null) ?? {};
}
