import type { IEntry } from '../../model';
import { forThisTest } from '../../net/__tests__/forThisTest';
import { serveDocuments } from '../../net/__tests__/loopback';
import type { SourceRegistry } from '../registry';
import type { ISearchQuery } from '../source';

import { serveApi } from './stacApiServer';
import type { IApiServer, IHabits } from './stacApiServer';

/** An API that ends with the test. */
export async function start(habits?: IHabits): Promise<IApiServer> {
  return forThisTest(await serveApi(habits));
}

/** The address of documents that are there as long as the test. */
export async function documents(
  found: Record<string, unknown>
): Promise<string> {
  return forThisTest(await serveDocuments(found)).url;
}

export const titles = (entries: readonly IEntry[]) =>
  entries.map(({ title }) => title);

/** All pages of an entry, or of a search below it. */
export async function all(
  registry: SourceRegistry,
  entry: IEntry,
  query?: ISearchQuery
): Promise<IEntry[][]> {
  const pages: IEntry[][] = [];
  let cursor: string | undefined;
  do {
    const page = query
      ? await registry.search(entry, query, { cursor })
      : await registry.children(entry, { cursor });
    pages.push([...page.entries]);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return pages;
}
