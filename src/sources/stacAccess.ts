import { asBoolean, asText, asTexts, isObject } from '../model';
import type { IAccess, JSONObject, JSONValue, Reach } from '../model';
import { storeRoot } from '../zarr';

import { formatOf, reachOf } from './format';
import type { IStacDocument } from './stacDocument';
import { resolve } from './url';

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

/** The ways to the bytes that a STAC document offers, in its order. */
export function readAccesses(document: IStacDocument): IAccess[] {
  const accesses: IAccess[] = [];
  for (const [key, asset] of document.assets) {
    if (isForPeople(asset)) {
      continue;
    }
    accesses.push(readAccess(document, key, asset, {}));
    const { alternate } = asset;
    // The storage extension's own example has a single object here, not a map.
    const alternates = isObject(alternate) ? Object.entries(alternate) : [];
    for (const [name, other] of alternates) {
      if (isObject(other) && asText(other.href) !== null) {
        accesses.push(readAccess(document, `${key}/${name}`, other, asset));
      }
    }
  }
  return accesses;
}

/**
 * @param inherited - the asset that `asset` is an alternate of: an alternate
 * tells only what differs.
 */
function readAccess(
  document: IStacDocument,
  key: string,
  asset: JSONObject,
  inherited: JSONObject
): IAccess {
  const href = resolve(String(asset.href), document.url);
  const merged: JSONObject = { ...inherited, ...asset };
  const keywords = readKeywords(merged, document);
  const { format, zarrFormat } = formatOf(
    asText(merged.type),
    asTexts(merged.roles),
    href
  );
  const isZarr = format === 'zarr';
  const { root, group } = isZarr ? splitStore(document, href) : whole(href);
  const declared = Number(merged['zarr:zarr_format'] ?? keywords.zarr_format);
  return {
    key,
    title: asText(asset.title) ?? asText(asset.name) ?? key,
    href: root,
    format,
    zarrFormat: declared === 2 || declared === 3 ? declared : zarrFormat,
    consolidated:
      asBoolean(merged['zarr:consolidated']) ??
      asBoolean(keywords.consolidated),
    group: group ?? asText(keywords.group),
    openKeywords: keywords,
    storageOptions: readStorageOptions(merged),
    reach: readReach(merged, href),
    origin: { catalog: document.url, key }
  };
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
    const root = resolve(link.href, document.url).replace(/\/$/, '');
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
  const fields = [
    'xarray:open_kwargs',
    'xarray:open_dataset_kwargs',
    'xarray:open_datatree_kwargs'
  ];
  const found = fields.map(field => asset[field]).find(isObject);
  const item = document.stac.getMetadata('xarray:open_kwargs');
  return found ?? (isObject(item) ? item : {});
}

/** Storage options; one generator nests the field in itself. */
function readStorageOptions(asset: JSONObject): JSONObject {
  let options: JSONValue | undefined = asset['xarray:storage_options'];
  while (isObject(options) && isObject(options['xarray:storage_options'])) {
    options = options['xarray:storage_options'];
  }
  const keywords = asset['xarray:open_kwargs'];
  const nested = isObject(keywords) ? keywords.storage_options : null;
  return isObject(options) ? options : isObject(nested) ? nested : {};
}

function readReach(asset: JSONObject, href: string): Reach {
  const needsLogin =
    asTexts(asset.requires).length > 0 ||
    asTexts(asset['auth:refs']).length > 0;
  return needsLogin ? 'login' : reachOf(href);
}
