import type { AccessFormat } from './dataset';

/** The formats of sets of references, which stand in for a Zarr store. */
export type ReferenceFormat = 'kerchunk-json' | 'kerchunk-parquet';

/** Whether a format is that of a set of references. */
export function isReferenceFormat(
  format: AccessFormat | undefined
): format is ReferenceFormat {
  return format === 'kerchunk-json' || format === 'kerchunk-parquet';
}

/**
 * The address of a set of references itself, without fsspec's `reference::`
 * that catalogs chain in front of it.
 *
 * @example
 * referenceAddress('reference:://work/x.parq') // '/work/x.parq'
 */
export function referenceAddress(href: string): string {
  return href.replace(/^reference::/, '').replace(/^\/{2,}/, '/');
}
