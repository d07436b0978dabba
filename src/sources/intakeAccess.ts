import {
  asBoolean,
  asText,
  asTexts,
  isObject,
  referenceAddress
} from '../model';
import type {
  AccessFormat,
  IAccess,
  IIntakeOrigin,
  JSONObject,
  Reach
} from '../model';

import { formatOf, reachOf } from './format';
import type { IIntakeCatalog, IItem } from './intakeCatalog';
import { isTemplate } from './intakeTemplate';
import { resolve } from './url';

/** What an entry leads to. */
type ItemKind = 'catalog' | 'table' | 'zarr' | 'file';

/** What a driver reads, by the last part of its name. */
const KINDS: Readonly<Record<string, ItemKind>> = {
  yaml_file_cat: 'catalog',
  catalog: 'catalog',
  YAMLFileCatalog: 'catalog',
  esm_datastore: 'table',
  open_esm_datastore: 'table',
  zarr: 'zarr',
  ZarrSource: 'zarr',
  netcdf: 'file',
  NetCDFSource: 'file',
  opendap: 'file',
  OpenDapSource: 'file',
  grib: 'file'
};

/** What an entry leads to; `null` for what is no gridded data. */
export function kindOf({ driver }: IItem): ItemKind | null {
  return KINDS[driver.split('.').pop() ?? ''] ?? null;
}

/**
 * The way to the bytes of an entry; `null` where it names no address.
 *
 * @param item - with its templates filled in as far as they can be.
 * @param parameters - the values with which intake opens the same.
 */
export function readAccess(
  catalog: IIntakeCatalog,
  item: IItem,
  parameters: IIntakeOrigin['parameters']
): IAccess | null {
  const { args, name } = item;
  const files = readFiles(catalog, item);
  if (files.length === 0) {
    return null;
  }
  const isWhole = files.length === 1 && isOpenable(catalog, item, files[0]);
  const keywords = readKeywords(args);
  const zarrFormat = Number(args.zarr_format);
  return {
    key: 'intake',
    title: name,
    href: isWhole ? files[0].href : catalog.url,
    format: isWhole ? formatIn(item, files[0]) : 'intake',
    zarrFormat: zarrFormat === 2 || zarrFormat === 3 ? zarrFormat : null,
    consolidated: asBoolean(keywords.consolidated),
    group: asText(keywords.group),
    openKeywords: keywords,
    storageOptions: readOptions(args),
    reach: farthest(files, args),
    origin: {
      catalog: catalog.url,
      key: name,
      intake: { format: catalog.version, parameters }
    }
  };
}

/** How far away the bytes of an entry are, as far as its address tells. */
export function readReach(catalog: IIntakeCatalog, item: IItem): Reach | null {
  const files = readFiles(catalog, item);
  return files.length > 0 ? farthest(files, item.args) : null;
}

/** One of the files or stores of an entry. */
interface IFile {
  readonly href: string;
  /** Whether it stands in for the data by references to it. */
  readonly isReference: boolean;
}

function readFiles(catalog: IIntakeCatalog, { args }: IItem): IFile[] {
  return asTexts([args.urlpath].flat()).map(text =>
    readFile(text, args, catalog)
  );
}

/**
 * An address without what fsspec chains in front of it: a cache is none of the
 * data. `reference://` by itself has the address among its options.
 */
function readFile(
  text: string,
  { storage_options: options }: JSONObject,
  { url }: IIntakeCatalog
): IFile {
  const address = text.trim().replace(/^(simple|file|block)cache::/, '');
  const isElsewhere = /^reference:\/*$/.test(address);
  const target = asText(isObject(options) ? options.fo : null);
  const href = isElsewhere && target ? target : referenceAddress(address);
  return {
    href: resolve(href, url),
    isReference: isElsewhere || address.startsWith('reference::')
  };
}

/** Whether one address is all, so that xarray can open it without intake. */
function isOpenable(
  { version }: IIntakeCatalog,
  item: IItem,
  { href }: IFile
): boolean {
  const { args } = item;
  const isManyStores = kindOf(item) === 'zarr' && href.includes('*');
  // `air_{year}.nc`, of which intake makes a coordinate.
  const isPattern = args.path_as_pattern !== false && /\{.*\}/.test(href);
  return !isManyStores && !isPattern && !isTemplate(args, version);
}

function formatIn(item: IItem, { href, isReference }: IFile): AccessFormat {
  if (isReference) {
    return formatOf(null, [], `reference::${href}`).format;
  }
  const { format } = formatOf(null, [], href);
  const { engine } = readKeywords(item.args);
  if (/opendap/i.test(item.driver)) {
    return 'other';
  }
  if (format === 'grib' || engine === 'cfgrib') {
    return 'grib';
  }
  return kindOf(item) === 'zarr' || engine === 'zarr' ? 'zarr' : 'netcdf';
}

/** Arguments of drivers that are no keywords of xarray. */
const OWN = ['urlpath', 'path', 'storage_options', 'root'];

/** Keywords of xarray, which the drivers take at three places. */
function readKeywords(args: JSONObject): JSONObject {
  const { xarray_kwargs: inner, backend_kwargs: engine, ...own } = args;
  return {
    ...without(own, OWN),
    ...(isObject(engine) ? engine : {}),
    ...(isObject(inner) ? inner : {})
  };
}

function readOptions({ storage_options: options }: JSONObject): JSONObject {
  return isObject(options) ? without(options, ['fo']) : {};
}

function without(object: JSONObject, names: readonly string[]): JSONObject {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => !names.includes(name))
  );
}

/** How far the farthest part is. */
function farthest(files: readonly IFile[], args: JSONObject): Reach {
  const reaches = files.flatMap(file => reachesOf(file, args));
  const order: readonly Reach[] = ['tape', 'login', 'site'];
  return order.find(reach => reaches.includes(reach)) ?? 'world';
}

/** Of a file, and of the data that it refers to by a protocol. */
function reachesOf({ href, isReference }: IFile, args: JSONObject): Reach[] {
  const protocol = isReference
    ? asText(readOptions(args).remote_protocol)
    : null;
  const target = protocol === 'file' ? '/' : `${protocol}://`;
  return [reachOf(href), ...(protocol === null ? [] : [reachOf(target)])];
}
