import { UNTOLD } from '../model';
import type { IAccess, IDataset, IEntry } from '../model';
import { Failure } from '../net';

import { formatOf, reachOf } from './format';
import { keyOf } from './frevaAddress';
import { valuesOf } from './frevaAnswer';
import type { IFound } from './frevaAnswer';
import { nameOf } from './url';

/** A query, of which a file tells more. */
export function describeQuery({ id, title }: IEntry): IDataset {
  return { ...UNTOLD, id, title };
}

/**
 * A file as a dataset.
 *
 * @param found - what the query for it alone finds.
 * @throws Failure `invalid` where it is not among that.
 */
export function describeFile(
  { href, id }: IEntry,
  file: string,
  found: IFound
): IDataset {
  if (!found.results.includes(file)) {
    throw new Failure('invalid', { url: href, detail: 'no such file' });
  }
  const variables = valuesOf(found, 'variable');
  const keywords = found.facets
    .filter(({ name }) => name !== found.names.get('variable'))
    .flatMap(({ counts }) => counts.map(({ value }) => value));
  return {
    ...UNTOLD,
    id,
    title: titleOfFile(file),
    keywords: [...new Set(keywords)],
    variables:
      variables.length > 0
        ? variables.map(name => ({ name, description: null, unit: null }))
        : null,
    accesses: [accessOf(href, file, found)]
  };
}

/** The name of a file, of which people see the last part. */
export function titleOfFile(file: string): string {
  return file.replace(/\/+$/, '').split('/').pop() || file;
}

function accessOf(search: string, file: string, found: IFound): IAccess {
  // Paths on disk are written as addresses, too.
  const href = file.replace(/^file:\/\/(?=\/)/, '');
  const isZarr = valuesOf(found, 'format').includes('zarr');
  const type = isZarr ? 'application/vnd.zarr' : null;
  return {
    key: keyOf(search),
    title: nameOf(href),
    href,
    ...formatOf(type, [], href),
    consolidated: null,
    group: null,
    openKeywords: {},
    storageOptions: {},
    reach: reachOf(href),
    origin: { catalog: search }
  };
}
