import { isObject } from '../model';
import type { JSONObject } from '../model';
import type { IStore } from '../zarr';

/** The key of the first chunk of each array. */
export function firstChunks(
  nodes: IStore['nodes'],
  zarrFormat: 2 | 3
): string[] {
  return [...nodes.values()].flatMap(({ path, array }) => {
    if (!array) {
      return [];
    }
    const key = zarrFormat === 2 ? keyV2(array) : keyV3(array);
    return path === '' ? key : `${path}/${key}`;
  });
}

function keyV2(array: JSONObject): string {
  return origin(array).join(text(array.dimension_separator, '.')) || '0';
}

function keyV3(array: JSONObject): string {
  const encoding = array.chunk_key_encoding;
  const { name, configuration } = isObject(encoding)
    ? encoding
    : { name: 'default', configuration: null };
  const told = isObject(configuration) ? configuration.separator : null;
  return name === 'v2'
    ? origin(array).join(text(told, '.')) || '0'
    : ['c', ...origin(array)].join(text(told, '/'));
}

/** A zero for each dimension. */
function origin({ shape }: JSONObject): number[] {
  return Array.isArray(shape) ? shape.map(() => 0) : [];
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
