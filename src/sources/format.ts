import type { AccessFormat, Reach } from '../model';

/** A media type taken apart. */
export interface IMediaType {
  /** `type/subtype`, lower case, without suffix after `+` of `vnd.zarr+…`. */
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Takes a media type apart; parameters may be quoted or have no space. */
export function parseMediaType(text: string): IMediaType {
  const [essence, ...rest] = text.split(';').map(part => part.trim());
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const [key, value = ''] = part.split('=').map(side => side.trim());
    parameters.set(key.toLowerCase(), value.replace(/^"(.*)"$/, '$1'));
  }
  return { essence: essence.toLowerCase(), parameters };
}

/** What media type, roles and address together tell of an access. */
export interface IFormat {
  readonly format: AccessFormat;
  readonly zarrFormat: 2 | 3 | null;
}

const ZARR = /^application\/(vnd\+zarr|vnd\.zarr|x-zarr|zarr)$/;
const NETCDF = /^application\/(x-netcdf|netcdf|vnd\.netcdf)$/;

/**
 * The format of the bytes behind a link.
 *
 * Zarr's media type has at least eight spellings, so it is parsed; where there
 * is none, or it only says JSON, roles and the end of the address decide.
 */
export function formatOf(
  type: string | null,
  roles: readonly string[],
  href: string
): IFormat {
  const { essence, parameters } = parseMediaType(type ?? '');
  const version = parameters.get('version')?.split('.')[0];
  const zarrFormat = version === '2' ? 2 : version === '3' ? 3 : null;
  const [base, suffix] = split(essence);
  if (suffix === 'icechunk' || /icechunk/.test(href)) {
    return { format: 'icechunk', zarrFormat };
  }
  if (suffix === 'kerchunk' || isReference(essence, roles, href)) {
    return { format: kerchunk(href), zarrFormat: 2 };
  }
  // Freva calls every file Zarr, as it would stream it.
  const file = fileFormat(href);
  if (file === null && (ZARR.test(base) || isZarrAddress(href))) {
    return { format: 'zarr', zarrFormat: zarrFormat ?? documentFormat(href) };
  }
  const named = NETCDF.test(essence)
    ? 'netcdf'
    : /grib/.test(essence)
      ? 'grib'
      : 'other';
  return { format: file ?? named, zarrFormat: null };
}

/** `application/vnd.zarr+kerchunk` → its base and suffix; `vnd+zarr` is whole. */
function split(essence: string): [string, string] {
  const match = /^(.*zarr)\+(\w+)$/.exec(essence);
  return match ? [match[1], match[2]] : [essence, ''];
}

function isReference(
  essence: string,
  roles: readonly string[],
  href: string
): boolean {
  return (
    href.startsWith('reference::') ||
    /\.(parq|parquet)\/?$/i.test(path(href)) ||
    (essence === 'application/json' &&
      roles.some(role => role === 'references' || role === 'index'))
  );
}

function kerchunk(href: string): AccessFormat {
  return /\.json$/i.test(path(href)) ? 'kerchunk-json' : 'kerchunk-parquet';
}

/** The format of a file that its name tells. */
function fileFormat(href: string): AccessFormat | null {
  if (/\.(nc4?|cdf)$/i.test(path(href))) {
    return 'netcdf';
  }
  return /\.(grib2?|grb2?)$/i.test(path(href)) ? 'grib' : null;
}

/** The Zarr format of a store whose metadata document is named. */
function documentFormat(href: string): 2 | 3 | null {
  const [, name] = /\/(\.zmetadata|zarr\.json)$/.exec(path(href)) ?? [];
  return name === undefined ? null : name === 'zarr.json' ? 3 : 2;
}

function isZarrAddress(href: string): boolean {
  return /\.zarr(\/|$)|\/(\.zmetadata|zarr\.json)$/i.test(path(href));
}

function path(href: string): string {
  return href.replace(/[?#].*$/s, '');
}

/** How far away the bytes behind an address are. */
export function reachOf(href: string): Reach {
  const target = href.replace(/^(\w+::)+/, '');
  if (/^slk:/.test(target)) {
    return 'tape';
  }
  return /^(https?|s3|gs|gcs|abfs|az):/.test(target) ? 'world' : 'site';
}
