import { asText, isObject } from '../model';
import type { INet } from '../net';

import { keepQuery } from './stacApiAddress';
import { conformance, isSearch } from './stacApiAnswer';
import { dialectOf } from './stacApiSearch';
import type { ISearchPlace } from './stacApiSearch';
import { readLinks, selfOf } from './stacDocument';
import type { IStacAnswer } from './stacDocument';
import { addresses } from './stacHost';

/** Links to what can be asked for in a filter. */
const QUERYABLES = /(^|\/)queryables$/;

/** The search of an API, for one of its entries. */
export interface IService extends ISearchPlace {
  /** Address of the fields that filters can name; `null` without them. */
  readonly queryables: string | null;
}

/**
 * The search of the API that a document belongs to: its landing page, which it
 * is or links as `root`, tells.
 *
 * @param from - address of the document's entry, whose query is kept.
 * @returns `null` where the API has no search.
 */
export async function findService(
  net: INet,
  { body, url }: IStacAnswer,
  from: string,
  signal?: AbortSignal
): Promise<IService | null> {
  const links = isObject(body) ? readLinks(body.links) : [];
  const own = addresses(selfOf(links), url);
  const address = (href: string) => keepQuery(own(href), from);
  const root = links.find(({ rel }) => rel === 'root');
  const landing =
    links.some(isSearch) || !root
      ? body
      : (await net.json(address(root.href), { signal })).body;
  const services = isObject(landing) ? readLinks(landing.links) : [];
  const searches = services.filter(isSearch);
  const posted = searches.find(({ method }) => method === 'POST');
  const search = posted ?? searches[0];
  const queryables = [...links, ...services].find(({ rel }) =>
    QUERYABLES.test(rel)
  );
  const isCollection = isObject(body) && body.type === 'Collection';
  return search
    ? {
        href: address(search.href),
        isPost: posted !== undefined,
        dialect: dialectOf(conformance(landing)),
        collection: isCollection ? asText(body.id) : null,
        queryables: queryables ? address(queryables.href) : null
      }
    : null;
}
