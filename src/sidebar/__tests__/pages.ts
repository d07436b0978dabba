import { createEntry } from '../../model';
import type { EntryKind } from '../../model';
import type { ICatalogSources, ISource } from '../../tokens';

import type { CatalogServer } from './catalogServer';

/** A document of that kind: the path of its first page. */
interface IPages {
  readonly pages: string;
  readonly kind?: EntryKind;
}

/** A page: names of datasets, and the path of the next one. */
interface IPage {
  readonly names: string[];
  readonly next?: string;
}

/** A kind of catalog whose list has addresses of its own, one for each page. */
export function pages(
  server: CatalogServer,
  sources: ICatalogSources
): ISource {
  const entry = (title: string, href: string, kind: EntryKind) =>
    createEntry({ source: 'pages', title, href, kind });
  return {
    kind: 'pages',
    rank: 1,
    probes: [],
    detect: ({ head }) => (head.includes('"pages"') ? 1 : 0),
    root: ({ url, document }) =>
      entry('Pages', url, (document as IPages).kind ?? 'catalog'),
    children: async ({ href }, { cursor, signal } = {}) => {
      const read = async (url: string) =>
        (await sources.net.json(url, { signal })).body;
      const url = cursor ?? server.at(((await read(href)) as IPages).pages);
      const { names, next } = (await read(url)) as IPage;
      const entries = names.map(name =>
        entry(name, `${href}#${name}`, 'dataset')
      );
      return { entries, next: next ? server.at(next) : null };
    },
    describe: () => Promise.reject(new Error('not looked into'))
  };
}
