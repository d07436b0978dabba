import { asObject, isObject } from '../model';
import type { JSONValue } from '../model';

/** A data type by NumPy's name, and the bytes of one element. */
export interface IDtype {
  readonly name: string;
  /** `null` where elements have no fixed length, or we do not know the type. */
  readonly itemSize: number | null;
}

const UNKNOWN: IDtype = { name: 'unknown', itemSize: null };

/** The data type of a Zarr v2 array: NumPy's code (`<f4`) or a list of fields. */
export function readDtypeV2(value: JSONValue | undefined): IDtype {
  if (Array.isArray(value)) {
    return { name: 'structured', itemSize: null };
  }
  if (typeof value !== 'string') {
    return UNKNOWN;
  }
  const [, code, digits, unit = ''] =
    /^[<>|=]?([biufcmMSUVO])(\d*)(\[\w+\])?$/.exec(value) ?? [];
  const size = sizeOf(Number(digits) * (code === 'U' ? 4 : 1));
  if (code === 'O') {
    return { name: 'object', itemSize: null };
  }
  if (size === null) {
    return { name: value, itemSize: null };
  }
  const named = (name: string): IDtype => ({ name, itemSize: size });
  switch (code) {
    case 'b':
      return named('bool');
    case 'i':
      return named(`int${size * 8}`);
    case 'u':
      return named(`uint${size * 8}`);
    case 'f':
      return named(`float${size * 8}`);
    case 'c':
      return named(`complex${size * 8}`);
    case 'm':
      return named(`timedelta64${unit}`);
    case 'M':
      return named(`datetime64${unit}`);
    case 'U':
      return unicode(size);
    default:
      return named(`|${code}${size}`);
  }
}

/** The data type of a Zarr v3 array: a name, or a name with its configuration. */
export function readDtypeV3(value: JSONValue | undefined): IDtype {
  const name = isObject(value) ? value.name : value;
  const configuration = isObject(value) ? value.configuration : undefined;
  const {
    length_bytes: length,
    unit = 'generic',
    scale_factor: units = 1
  } = asObject(configuration);
  if (typeof name !== 'string') {
    return UNKNOWN;
  }
  const [, letters, digits] = /^(?:numpy\.)?([a-z]+)(\d*)$/.exec(name) ?? [];
  switch (letters) {
    case 'bool':
      return { name, itemSize: 1 };
    case 'int':
    case 'uint':
    case 'float':
    case 'complex':
      return { name, itemSize: sizeOf(Number(digits) / 8) };
    case 'datetime':
    case 'timedelta':
      return {
        name: `${letters}64[${units === 1 ? '' : String(units)}${String(unit)}]`,
        itemSize: 8
      };
    case 'r':
      return {
        name: `|V${Number(digits) / 8}`,
        itemSize: sizeOf(Number(digits) / 8)
      };
  }
  if (typeof length === 'number' && sizeOf(length)) {
    return name === 'fixed_length_utf32'
      ? unicode(length)
      : /^(null_terminated|fixed_length)_bytes$/.test(name)
        ? { name: `|S${length}`, itemSize: length }
        : { name, itemSize: length };
  }
  return { name, itemSize: null };
}

function unicode(bytes: number): IDtype {
  return { name: `<U${bytes / 4}`, itemSize: bytes };
}

/** A length that an element can have, or `null`. */
function sizeOf(bytes: number): number | null {
  return Number.isInteger(bytes) && bytes > 0 && bytes < 2 ** 31 ? bytes : null;
}
