import type { IAccess } from '../model';

/** How xarray reaches the bytes: over the web, from disk, from an object store. */
export type Transport = 'web' | 'disk' | 's3' | 'gs' | 'azure';

const SCHEMES: Readonly<Record<string, Transport>> = {
  http: 'web',
  https: 'web',
  file: 'disk',
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
  if (href.startsWith('/') && !href.startsWith('//')) {
    return 'disk';
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(href)?.[1].toLowerCase();
  const transport = SCHEMES[scheme ?? ''] ?? null;
  const isOpen =
    transport === 'web' ||
    transport === 'disk' ||
    Object.keys(storageOptions).length > 0;
  return isOpen ? transport : null;
}

/** The address as xarray takes it: a path instead of a `file:` URL. */
export function openableAddress(href: string): string {
  const path = /^file:\/\/(?:localhost)?(\/.*)$/is.exec(href)?.[1];
  if (path === undefined) {
    return href;
  }
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
