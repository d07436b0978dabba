import type { JSONValue } from '../model';

import type { INode } from './document';

/**
 * The value that stands for missing data, as xarray masks it: v2's fill value
 * (CF's `_FillValue` before it), in v3 only CF's `_FillValue`, which is written
 * in base64 for floats. `null` where nothing is masked.
 */
export function maskValue(
  { array, attributes }: INode,
  zarrFormat: 2 | 3
): JSONValue {
  const written = attributes._FillValue ?? null;
  if (zarrFormat === 2) {
    return asNumber(written ?? array?.fill_value ?? null);
  }
  return isFloat(array?.data_type)
    ? asNumber(fromBase64(written) ?? written)
    : written;
}

/** JSON has no NaN: Zarr writes it as a text. */
function asNumber(value: JSONValue): JSONValue {
  switch (value) {
    case 'NaN':
      return NaN;
    case 'Infinity':
      return Infinity;
    case '-Infinity':
      return -Infinity;
    default:
      return value;
  }
}

/** A little-endian double in base64, which is how xarray writes floats in v3. */
function fromBase64(text: JSONValue): number | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9+/]{11}=$/.test(text)) {
    return null;
  }
  const bytes = Uint8Array.from(atob(text), char => char.charCodeAt(0));
  return new DataView(bytes.buffer).getFloat64(0, true);
}

function isFloat(dtype: JSONValue | undefined): boolean {
  return typeof dtype === 'string' && dtype.startsWith('float');
}
