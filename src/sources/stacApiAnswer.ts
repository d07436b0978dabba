import { asTexts, isObject } from '../model';
import type { JSONObject } from '../model';

import { looksLikeStac, readLinks } from './stacDocument';
import type { IStacLink } from './stacDocument';

/** A page of a list that a STAC API answers: collections or items. */
export interface IListing {
  readonly members: readonly JSONObject[];
  readonly links: readonly IStacLink[];
  /** The link to the next page, as it stands: it may hold a method and a body. */
  readonly next: JSONObject | null;
}

/** The lists of a STAC API, by their names in its answers. */
const LISTS = ['collections', 'features', 'children'];

/**
 * The list in an answer; `null` where it is none.
 *
 * A list of features is only one of items when one of them is, or when, for
 * want of any, it links like an answer of an API: a plain GeoJSON has no links.
 *
 * @param isAsked - whether a list was asked for: then an empty one is taken,
 * whatever it links
 */
export function readListing(body: unknown, isAsked = false): IListing | null {
  if (!isObject(body)) {
    return null;
  }
  const list = LISTS.map(name => body[name]).find(Array.isArray);
  const links = readLinks(body.links);
  const members = (list ?? []).filter(isObject);
  const isAnswer =
    members.length > 0
      ? members.some(looksLikeStac)
      : isAsked || links.some(({ rel }) => rel === 'self' || rel === 'root');
  const isCatalog = body.type === 'Catalog' || body.type === 'Collection';
  if (!list || isCatalog || !isAnswer) {
    return null;
  }
  const raw = Array.isArray(body.links) ? body.links.filter(isObject) : [];
  const next = raw.find(({ rel }) => rel === 'next') ?? null;
  return { members, links, next };
}

/** Whether a catalog or collection is one of an API, by what it says and links. */
export function isApiNode(body: unknown): boolean {
  return (
    looksLikeStac(body) &&
    body.type !== 'Feature' &&
    (conformance(body).length > 0 ||
      readLinks(body.links).some(link => isItems(link) || isSearch(link)))
  );
}

/** The classes of the STAC API that a landing page conforms to. */
export function conformance(body: unknown): string[] {
  const classes = isObject(body) ? asTexts(body.conformsTo) : [];
  return classes.filter(name => /stacspec\.org|opengis\.net/.test(name));
}

/** A link to a collection's items; one to their GeoParquet is another thing. */
export function isItems({ rel, type }: IStacLink): boolean {
  return rel === 'items' && (type === '' || type.includes('json'));
}

/** A link to the search; STAC Browser and others link pages for people so. */
export function isSearch({ rel, type }: IStacLink): boolean {
  return rel === 'search' && (type === '' || type.includes('json'));
}
