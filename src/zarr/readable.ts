import { isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';

import { isRead, objects, typeToRead } from './encoding';

/** NumPy's NaT: the smallest integer of 64 bits. */
const NOT_A_TIME = '-9223372036854775808';

/**
 * An array's document in data types that zarrita reads.
 *
 * It knows texts of fixed length in v3 by their v2 name only, dates as the
 * integers that they are, and wants a fill value for every number.
 *
 * @throws Error where zarrita would read other values than the array's.
 */
export function readable(document: JSONObject, zarrFormat: 2 | 3): JSONObject {
  return zarrFormat === 2 ? readableV2(document) : readableV3(document);
}

function readableV2(document: JSONObject): JSONObject {
  if (typeof document.dtype !== 'string') {
    return document;
  }
  const dtype = typeToRead(
    document.dtype.replace(/^([<>])[mM]8.*$/, '$1i8'),
    objects(document.filters)
  );
  if (dtype === null) {
    throw new Error('Filters that zarrita applies otherwise');
  }
  const { fill_value: fill = null, ...rest } = document;
  const isNumber = /^[<>|][biuf]/.test(dtype);
  // No integer into which it would pack NaN as well; and it takes none for NaN.
  return isNumber && String(fill) === 'NaN'
    ? { ...rest, dtype }
    : { ...rest, dtype, fill_value: fill ?? (isNumber ? 0 : null) };
}

function readableV3(document: JSONObject): JSONObject {
  const known = withKnownType(document);
  if (!isRead(objects(known.codecs), known.data_type ?? null)) {
    throw new Error('Codecs that zarrita applies otherwise');
  }
  return known;
}

function withKnownType(document: JSONObject): JSONObject {
  const { data_type: dtype, fill_value: fill } = document;
  if (!isObject(dtype)) {
    return document;
  }
  const length = lengthOf(dtype.configuration);
  switch (dtype.name) {
    case 'fixed_length_utf32':
      return { ...document, data_type: `v2:U${length / 4}` };
    case 'null_terminated_bytes':
      return { ...document, data_type: `v2:S${length}` };
    case 'numpy.datetime64':
    case 'numpy.timedelta64':
      return {
        ...document,
        data_type: 'int64',
        fill_value: fill === 'NaT' ? NOT_A_TIME : fill
      };
    default:
      return document;
  }
}

function lengthOf(configuration: JSONValue | undefined): number {
  return isObject(configuration) ? Number(configuration.length_bytes) : 0;
}
