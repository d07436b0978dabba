import { asBoolean, asText, asTexts, isObject } from '../model';
import type { JSONObject, JSONValue, Reach } from '../model';

import { reachOf } from './format';
import type { IStacDocument } from './stacDocument';
import { isWebAddress } from './url';

/** Fields of an asset that hold only for the protocol of its own address. */
const OF_PROTOCOL = /^(xarray:storage_options$|storage:|msft:)/;

/**
 * Options of fsspec's file systems for references. Catalogs copy them to plain
 * stores, whose file systems fail on them.
 */
const OF_REFERENCES = [
  'fo',
  'lazy',
  'remote_options',
  'remote_protocol',
  'target_options',
  'target_protocol'
];

/**
 * What the asset and the one that it is an alternate of tell together: an
 * alternate tells only what differs, but how to log in to a bucket says nothing
 * of the same data on the web.
 */
export function inherit(asset: JSONObject, from: JSONObject): JSONObject {
  const isSame = protocolOf(asset.href) === protocolOf(from.href);
  const inherited = Object.entries(from).filter(
    ([name]) => isSame || !OF_PROTOCOL.test(name)
  );
  return { ...Object.fromEntries(inherited), ...asset };
}

/**
 * fsspec's options for the bytes of an asset: those that the catalog gives,
 * else what the storage extension tells (versions 1 and 2).
 *
 * @param isReference - whether the address leads to kerchunk's references.
 */
export function readStorageOptions(
  document: IStacDocument,
  asset: JSONObject,
  isReference: boolean
): JSONObject {
  const keywords = fieldOf(document, asset, 'xarray:open_kwargs');
  const given = clean(
    fieldOf(document, asset, 'xarray:storage_options') ??
      (isObject(keywords?.storage_options) ? keywords.storage_options : {}),
    isReference
  );
  return Object.keys(given).length > 0 ? given : bucketOptions(document, asset);
}

/**
 * A field of the asset, or of its document, that holds an object; one generator
 * nests the field in itself.
 */
export function fieldOf(
  { stac }: IStacDocument,
  asset: JSONObject,
  name: string
): JSONObject | null {
  const whole = stac.getMetadata(name);
  let field = isObject(asset[name]) ? asset[name] : whole;
  while (isObject(field) && isObject(field[name])) {
    field = field[name];
  }
  return isObject(field) ? field : null;
}

/** How far away the bytes of an asset are. */
export function readReach(
  document: IStacDocument,
  asset: JSONObject,
  href: string
): Reach {
  const reach = reachOf(href);
  // The login to a service does not stand before a path on the site's disks.
  return reach === 'world' && needsLogin(document, asset) ? 'login' : reach;
}

function needsLogin(document: IStacDocument, asset: JSONObject): boolean {
  return (
    asTexts(asset.requires).length > 0 ||
    asTexts(asset['auth:refs']).length > 0 ||
    (bucketOf(document, asset)?.isPaid ?? false)
  );
}

/** The options as fsspec understands them; some catalogs write `"true"`. */
function clean(options: JSONObject, isReference: boolean): JSONObject {
  const kept = Object.entries(known(options)).filter(
    ([name]) => isReference || !OF_REFERENCES.includes(name)
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, asBoolean(value) ?? value])
  );
}

/** Where an asset is stored, in the words of the storage extension. */
interface IBucket {
  readonly platform: string | null;
  readonly region: string | null;
  readonly account: string | null;
  readonly isPaid: boolean;
}

/** The first scheme that an asset refers to, or its fields of version 1. */
function bucketOf(document: IStacDocument, asset: JSONObject): IBucket | null {
  const [name] = asTexts(asset['storage:refs']);
  const schemes = fieldOf(document, asset, 'storage:schemes');
  const scheme = name === undefined ? undefined : schemes?.[name];
  const field = (key: string): JSONValue | undefined =>
    isObject(scheme)
      ? scheme[key]
      : (asset[`storage:${key}`] ??
        (document.stac.getMetadata(`storage:${key}`) as JSONValue | undefined));
  const bucket = {
    platform: asText(field('platform')),
    region: asText(field('region')),
    account: asText(field('account')) ?? asText(asset['msft:storage_account']),
    isPaid: asBoolean(field('requester_pays')) ?? false
  };
  const { platform, region, account, isPaid } = bucket;
  return platform || region || account || isPaid || isObject(scheme)
    ? { ...bucket, platform: platform && expand(platform, scheme) }
    : null;
}

/** A platform is a template of URIs: `https://{bucket}.s3.{region}.host`. */
function expand(platform: string, scheme: JSONValue | undefined): string {
  return platform
    .replace(/\{bucket\}\./, '')
    .replace(/\/\{bucket\}/, '')
    .replace(/\{(\w+)\}/g, (whole, key) =>
      isObject(scheme) ? (asText(scheme[key]) ?? whole) : whole
    )
    .replace(/\/+$/, '');
}

function bucketOptions(document: IStacDocument, asset: JSONObject): JSONObject {
  const bucket = bucketOf(document, asset);
  if (!bucket) {
    return {};
  }
  const { region, account } = bucket;
  const isOpen = !needsLogin(document, asset) || null;
  const isPaid = bucket.isPaid || null;
  switch (protocolOf(asset.href)) {
    case 's3': {
      const client = known({
        endpoint_url: endpointOf(bucket),
        region_name: region
      });
      return known({
        anon: isOpen,
        requester_pays: isPaid,
        client_kwargs: Object.keys(client).length > 0 ? client : null
      });
    }
    case 'gs':
    case 'gcs':
      return known({ token: isOpen && 'anon', requester_pays: isPaid });
    case 'abfs':
    case 'az':
      return known({ account_name: account, anon: isOpen });
    default:
      return {};
  }
}

/** The address of an S3 that is not Amazon's. */
function endpointOf({ platform }: IBucket): string | null {
  return platform !== null &&
    isWebAddress(platform) &&
    !/\.amazonaws\.com$/i.test(new URL(platform).host)
    ? platform
    : null;
}

function known(options: JSONObject): JSONObject {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== null)
  );
}

function protocolOf(href: JSONValue | undefined): string {
  return /^([a-z][\w+.-]*):\/\//i.exec(String(href))?.[1].toLowerCase() ?? '';
}
