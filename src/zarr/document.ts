import { asObject, isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';

/** A node of a consolidated document, as it is stored. */
export interface INode {
  /** Path from the root without slashes at its ends. */
  readonly path: string;
  /** The array's own document (`.zarray`, `zarr.json`); `null` for a group. */
  readonly array: JSONObject | null;
  readonly attributes: JSONObject;
}

/** What a document says of the place that it was read from. */
export type DocumentKind =
  'consolidated' | 'group-v2' | 'group-v3' | 'array-v2' | 'array-v3' | 'other';

/** What kind of a store's document `body` is, read as one of `zarrFormat`. */
export function documentKind(
  body: JSONObject,
  zarrFormat: 2 | 3
): DocumentKind {
  if (isConsolidated(body, zarrFormat)) {
    return 'consolidated';
  }
  if (body.zarr_format !== zarrFormat) {
    return 'other';
  }
  return Array.isArray(body.shape)
    ? `array-v${zarrFormat}`
    : `group-v${zarrFormat}`;
}

function isConsolidated(body: JSONObject, zarrFormat: 2 | 3): boolean {
  const metadata = consolidated(body);
  if (!metadata) {
    return false;
  }
  return zarrFormat === 3
    ? body.zarr_format === 3
    : Object.keys(metadata).some(key => /(^|\/)\.z(array|group)$/.test(key));
}

/** The nodes of a consolidated document, in its order. */
export function readNodes(body: JSONObject, zarrFormat: 2 | 3): INode[] {
  const entries = Object.entries(consolidated(body) ?? {});
  return zarrFormat === 2
    ? readNodesV2(entries)
    : [
        { path: '', array: null, attributes: asObject(body.attributes) },
        ...readNodesV3(entries)
      ];
}

/**
 * The metadata by path. Zarr v3 has it in `consolidated_metadata.metadata`,
 * some servers at the top as v2 does.
 */
function consolidated(body: JSONObject): JSONObject | null {
  const inline = body.consolidated_metadata;
  const metadata = isObject(inline) ? inline.metadata : body.metadata;
  return isObject(metadata) ? metadata : null;
}

type Entries = readonly (readonly [string, JSONValue])[];

function readNodesV2(entries: Entries): INode[] {
  const attributes = new Map<string, JSONObject>();
  const arrays = new Map<string, JSONObject | null>();
  for (const [key, value] of entries) {
    const [, path, name] =
      /^\/?(?:(.*)\/)?(\.zarray|\.zgroup|\.zattrs)$/s.exec(key) ?? [];
    if (name === '.zattrs') {
      attributes.set(path ?? '', asObject(value));
    } else if (name === '.zarray') {
      arrays.set(path ?? '', asObject(value));
    } else if (name === '.zgroup') {
      arrays.set(path ?? '', null);
    }
  }
  return Array.from(arrays, ([path, array]) => ({
    path,
    array,
    attributes: attributes.get(path) ?? {}
  }));
}

function readNodesV3(entries: Entries): INode[] {
  return entries.map(([key, value]) => {
    const node = asObject(value);
    const isArray = node.node_type === 'array' || Array.isArray(node.shape);
    return {
      path: key.replace(/^\/+|\/+$/g, ''),
      array: isArray ? node : null,
      attributes: asObject(node.attributes)
    };
  });
}
