import type { IRecord } from '../../model';
import type { SourceRegistry } from '../registry';

/** What is told of each dataset below a URL, all of which can be read. */
export async function indexed(registry: SourceRegistry, url: string) {
  const { records, unread } = await registry.index(await registry.detect(url));
  expect(unread).toEqual([]);
  return records;
}

/** Of a record, what it was found by. */
export function told({ entry, place, variables, facets }: IRecord) {
  return { title: entry.title, place, variables, facets };
}
