import type { IStacObject } from 'stac-js';

import { asText, isObject } from '../model';
import type { JSONObject } from '../model';
import { Failure } from '../net';

/** A link of a STAC document that leads somewhere. */
export interface IStacLink {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly title: string | null;
}

/** A STAC document of any version, read as of today's. */
export interface IStacDocument {
  /** Where it came from, which its relative links start at. */
  readonly url: string;
  readonly stac: IStacObject;
  readonly links: readonly IStacLink[];
  /** Its assets that have an href, by key. */
  readonly assets: ReadonlyMap<string, JSONObject>;
}

/**
 * Reads a STAC document.
 *
 * Links are kept apart: a catalog can have 100,000 of them, and those that are
 * `null` or lead nowhere must not hide the others. The document is copied,
 * since migration works in place and others may hold it.
 *
 * @throws Failure `not-a-catalog`, `invalid`.
 */
export async function readStac(
  document: unknown,
  url: string
): Promise<IStacDocument> {
  if (!looksLikeStac(document)) {
    throw new Failure('not-a-catalog', { url, detail: 'json' });
  }
  const { links, assets, ...rest } = document;
  const { default: create } = await import('stac-js');
  try {
    const data = structuredClone({ ...rest, assets: known(assets) });
    const stac = create({ ...data, links: [] });
    stac.setAbsoluteUrl(url);
    return {
      url,
      stac,
      links: readLinks(links),
      assets: new Map(Object.entries(data.assets))
    };
  } catch (error) {
    throw new Failure('invalid', { url, detail: 'stac' }, { cause: error });
  }
}

/** Whether a JSON value is a STAC catalog, collection or item. */
export function looksLikeStac(document: unknown): document is JSONObject {
  return (
    isObject(document) &&
    (asText(document.stac_version) !== null ||
      (/^(Catalog|Collection|Feature)$/.test(String(document.type)) &&
        Array.isArray(document.links)))
  );
}

function readLinks(value: unknown): IStacLink[] {
  const links: IStacLink[] = [];
  for (const link of Array.isArray(value) ? value : []) {
    const href = isObject(link) ? asText(link.href) : null;
    if (isObject(link) && href !== null) {
      links.push({
        href,
        rel: asText(link.rel) ?? '',
        type: asText(link.type) ?? '',
        title: asText(link.title)
      });
    }
  }
  return links;
}

/** Assets with an href; catalogs hold `null` in their place. */
function known(assets: unknown): Record<string, JSONObject> {
  const known: Record<string, JSONObject> = {};
  for (const [key, asset] of Object.entries(isObject(assets) ? assets : {})) {
    if (isObject(asset) && asText(asset.href) !== null) {
      known[key] = asset;
    }
  }
  return known;
}
