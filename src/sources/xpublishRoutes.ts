import { asText, isObject } from '../model';
import type { JSONObject } from '../model';

/** What a server serves of each of its datasets. */
export interface IRoutes {
  /** `/stac`: a STAC item, as cloudify renders it. */
  readonly stac: boolean;
  /** `/kerchunk`: a store of the chunks as they are on disk. */
  readonly kerchunk: boolean;
  /** Formats of the store `/zarr`, which is computed; none without one. */
  readonly zarr: readonly (2 | 3)[];
}

/** Of a server that does not tell its routes, each may be there. */
export const ANY_ROUTE: IRoutes = { stac: true, kerchunk: true, zarr: [2, 3] };

/**
 * The routes in `/openapi.json` or, of a server that hides it, in `/plugins`.
 *
 * xpublish up to 0.4 serves Zarr v2, xpublish-zarr v3; xpublish 0.5 alone
 * serves none.
 *
 * @returns `null` where the document is neither.
 */
export function readRoutes(document: unknown): IRoutes | null {
  if (!isObject(document)) {
    return null;
  }
  return isObject(document.paths)
    ? routesOfPaths(document.paths)
    : isPlugins(document)
      ? routesOfPlugins(document)
      : null;
}

/** Whether a document is the `/openapi.json` or `/plugins` of xpublish. */
export function isServerDocument(document: unknown): boolean {
  if (!isObject(document)) {
    return false;
  }
  const { paths } = document;
  return isObject(paths) ? '/datasets' in paths : isPlugins(document);
}

function routesOfPaths(paths: JSONObject): IRoutes {
  const routes = Object.keys(paths).map(path =>
    path.replace(/^.*\/datasets\/\{[^/]*\}/, '')
  );
  const has = (start: string) => routes.some(route => route.startsWith(start));
  const formats = ([2, 3] as const).filter(format =>
    routes.includes(format === 2 ? '/zarr/.zmetadata' : '/zarr/zarr.json')
  );
  return {
    stac: routes.includes('/stac') || routes.includes('/stac/'),
    kerchunk: has('/kerchunk/'),
    zarr: formats.length > 0 || !has('/zarr/') ? formats : ANY_ROUTE.zarr
  };
}

function routesOfPlugins(plugins: JSONObject): IRoutes {
  const has = (pattern: RegExp) =>
    Object.entries(plugins).some(([name, plugin]) =>
      pattern.test(`${name} ${pathOf(plugin)}`)
    );
  return {
    stac: has(/\bstac/i),
    kerchunk: has(/\bkerchunk\b/i),
    zarr: has(/xpublish_zarr/) ? [3] : has(/\bzarr\b/) ? [2] : []
  };
}

/** Each plugin by its name, with the path of its class. */
function isPlugins(document: JSONObject): boolean {
  return Object.values(document).some(plugin =>
    pathOf(plugin).startsWith('xpublish.')
  );
}

function pathOf(plugin: unknown): string {
  return (isObject(plugin) && asText(plugin.path)) || '';
}
