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
 * Links and assets are kept apart from the object: a catalog can have 100,000
 * links, and one of either that is `null` or leads nowhere must not hide the
 * others. The rest is copied, since migration works in place.
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
    const stac = create({ ...structuredClone(rest), links: [], assets: {} });
    stac.setAbsoluteUrl(url);
    return { url, stac, links: readLinks(links), assets: readAssets(assets) };
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

function readAssets(value: unknown): Map<string, JSONObject> {
  const assets = new Map<string, JSONObject>();
  for (const [key, asset] of Object.entries(isObject(value) ? value : {})) {
    if (isObject(asset) && asText(asset.href) !== null) {
      assets.set(key, asset);
    }
  }
  return assets;
}
