import type { IStacObject } from 'stac-js';

import { asText, isObject } from '../model';
import type { JSONObject } from '../model';
import { Failure } from '../net';

import { addresses } from './stacHost';

/** A link of a STAC document that leads somewhere. */
export interface IStacLink {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly title: string | null;
  /** `GET`, but for links of an API that say otherwise. */
  readonly method: string;
}

/** A STAC document of any version, read as of today's. */
export interface IStacDocument {
  /** Where it came from. */
  readonly url: string;
  /** An address that stands in it, as one that answers: see {@link addresses}. */
  address(href: string): string;
  readonly stac: IStacObject;
  readonly links: readonly IStacLink[];
  /** Its assets that have an href, by key. */
  readonly assets: ReadonlyMap<string, JSONObject>;
}

/** A STAC document as it came, with the address to which its links refer. */
export interface IStacAnswer {
  readonly body: unknown;
  readonly url: string;
  /** How its links are read; by default by its own link `self`. */
  readonly address?: (href: string) => string;
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
export async function readStac({
  body,
  url,
  address
}: IStacAnswer): Promise<IStacDocument> {
  if (!looksLikeStac(body)) {
    throw new Failure('not-a-catalog', { url, detail: 'json' });
  }
  const { links: found, assets, ...rest } = body;
  const links = readLinks(found);
  const { default: create } = await import('stac-js');
  try {
    const stac = create({ ...structuredClone(rest), links: [], assets: {} });
    stac.setAbsoluteUrl(url);
    return {
      url,
      address: address ?? addresses(selfOf(links), url),
      stac,
      links,
      assets: readAssets(assets)
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

/** The address by which a document knows itself. */
export function selfOf(links: readonly IStacLink[]): string | null {
  return links.find(({ rel }) => rel === 'self')?.href ?? null;
}

/** The links of a document, without those that lead nowhere. */
export function readLinks(value: unknown): IStacLink[] {
  const links: IStacLink[] = [];
  for (const link of Array.isArray(value) ? value : []) {
    const href = isObject(link) ? asText(link.href) : null;
    if (isObject(link) && href !== null) {
      links.push({
        href,
        rel: asText(link.rel) ?? '',
        type: asText(link.type) ?? '',
        title: asText(link.title),
        method: asText(link.method)?.toUpperCase() ?? 'GET'
      });
    }
  }
  return links;
}

/** Links to children; cloudify links its items with `child`, too. */
export function isChild({ rel, type }: IStacLink): boolean {
  return (rel === 'child' || rel === 'item') && !type.startsWith('text/html');
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
