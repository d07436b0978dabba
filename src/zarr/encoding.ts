import { asObject, isObject } from '../model';
import type { JSONObject, JSONValue } from '../model';

import { readDtypeV2 } from './dtype';

/** numcodecs' differences, as v3 names them. */
const DELTA = 'numcodecs.delta';

/**
 * The data type by which zarrita reads an array of v2 as its filters say;
 * `null` where it would read other values.
 *
 * To numcodecs each filter turns bytes into bytes, by data types of its own.
 * zarrita goes by that of the array, and undoes what turns bytes before what
 * turns numbers.
 */
export function typeToRead(
  dtype: string,
  filters: readonly JSONObject[]
): string | null {
  let read = dtype;
  let stored: JSONValue = dtype;
  let isBytes = false;
  for (const filter of filters) {
    const { id, dtype: from = null, astype: to = from } = filter;
    switch (id) {
      case 'bitround':
        break;
      case 'delta':
        if (isBytes || from !== stored || to !== stored) {
          return null;
        }
        break;
      case 'fixedscaleoffset':
        if (filter !== filters[0] || from !== dtype) {
          return null;
        }
        // In the byte order of what is stored, and no coarser than that.
        read =
          (String(to).startsWith('>') ? '>' : '<') +
          dtype.slice(1).replace(/^f.*/, 'f8');
        stored = to;
        break;
      default:
        isBytes = true;
    }
  }
  return read;
}

/** Whether zarrita reads an array of v3 as its codecs say, and as zarr does. */
export function isRead(
  codecs: readonly JSONObject[],
  dtype: JSONValue
): boolean {
  const turns = codecs.filter(
    ({ name }) => name === 'transpose' || name === DELTA
  );
  return codecs.every(({ name, configuration }) => {
    const {
      codecs: inner,
      dtype: from = null,
      astype: to = from,
      endian,
      index_location: location
    } = asObject(configuration);
    switch (name) {
      case 'sharding_indexed': {
        // What stands beside shards is overlooked, and where their index is.
        const isAlone = codecs.length === 1 && location !== 'start';
        return isAlone && isRead(objects(inner), dtype);
      }
      case 'transpose':
        return turns.length === 1;
      case DELTA: {
        const isSame = from === to && readDtypeV2(from).name === dtype;
        return turns.length === 1 && isSame && !String(from).startsWith('>');
      }
      case 'bytes':
        // zarr takes big-endian differences for little-endian ones.
        return endian !== 'big' || turns.every(turn => turn.name !== DELTA);
      default:
        return true;
    }
  });
}

/** The objects in a list; anything else in it is left out. */
export function objects(value: JSONValue | undefined): JSONObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
