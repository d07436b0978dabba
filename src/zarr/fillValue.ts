import type { JSONValue } from '../model';

import type { INode } from './document';

/**
 * The value that stands for missing data, as xarray masks it: v2's fill value,
 * and CF's `_FillValue` only where there is none; in v3 CF's alone. xarray
 * writes that of floats in base64. `null` where nothing is masked.
 */
export function maskValue(
  { array, attributes }: INode,
  zarrFormat: 2 | 3
): JSONValue {
  const { _FillValue: written = null } = attributes;
  const isNumber = isFloat(array?.data_type ?? array?.dtype);
  const value = isNumber ? (fromBase64(written) ?? written) : written;
  return zarrFormat === 2
    ? asNumber(array?.fill_value ?? value)
    : isNumber
      ? asNumber(value)
      : value;
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
  return typeof dtype === 'string' && /^([<>|]f|float)/.test(dtype);
}
