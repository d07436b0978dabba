import type { JSONObject, JSONValue } from '../model';

/** The bytes of a JSON document, with NaN written as Zarr writes it. */
export function encodeJSON(document: JSONObject): Uint8Array {
  const text = JSON.stringify(document, (_, value: JSONValue) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  );
  return new TextEncoder().encode(text);
}
