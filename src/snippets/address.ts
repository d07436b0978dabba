import type { IAccess } from '../model';

/**
 * How xarray reaches the bytes: over the web, from disk, from an object store,
 * from tape.
 */
export type Transport = 'web' | 'disk' | 's3' | 'gs' | 'azure' | 'tape';

const SCHEMES: Readonly<Record<string, Transport>> = {
  http: 'web',
  https: 'web',
  file: 'disk',
  local: 'disk',
  slk: 'tape',
  s3: 's3',
  gs: 'gs',
  gcs: 'gs',
  abfs: 'azure',
  az: 'azure'
};

/**
 * The transport of an access; `null` where xarray cannot open its address by
 * itself, as with an object store of which nobody tells how to log in.
 */
export function transportOf({
  href,
  storageOptions
}: IAccess): Transport | null {
  const transport = schemeTransport(schemeOf(href));
  const isOpen =
    transport === 'web' ||
    transport === 'disk' ||
    Object.keys(storageOptions).length > 0;
  return isOpen && transport !== 'tape' ? transport : null;
}

/** The transport that a protocol of fsspec stands for; `null` for others. */
export function schemeTransport(scheme: string | null): Transport | null {
  return scheme !== null && Object.hasOwn(SCHEMES, scheme)
    ? SCHEMES[scheme]
    : null;
}

/** The protocol of an address, `file` for a path; `null` where it has none. */
export function schemeOf(href: string): string | null {
  return href.startsWith('/') && !href.startsWith('//')
    ? 'file'
    : (/^([a-z][a-z0-9+.-]*):\/\//i.exec(href)?.[1].toLowerCase() ?? null);
}
