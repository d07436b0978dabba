import type { AsyncReadable } from 'zarrita';

import type { JSONObject, JSONValue } from '../model';
import type { INet } from '../net';

import { keyURL } from './address';
import type { INode } from './document';
import type { IStore } from './open';
import { readable } from './readable';

type RangeQuery = Parameters<NonNullable<AsyncReadable['getRange']>>[1];

/**
 * One array of a store as zarrita sees it: at the root of a store of its own.
 *
 * Its metadata comes from the consolidated document, so that opening it asks for
 * nothing, and names of any characters do no harm.
 */
export class ArrayTransport implements AsyncReadable {
  constructor(
    private readonly _net: INet,
    private readonly _store: IStore,
    private readonly _node: INode,
    private readonly _signal?: AbortSignal
  ) {}

  async get(key: string): Promise<Uint8Array | undefined> {
    const { zarrFormat, href } = this._store;
    if (key === (zarrFormat === 2 ? '/.zarray' : '/zarr.json')) {
      return encode(readable(this._node.array ?? {}, zarrFormat));
    }
    const url = keyURL(href, this._node.path + key);
    const bytes = await this._net.bytes(url, { signal: this._signal });
    return bytes ?? undefined;
  }

  /**
   * A part of a shard. Coordinates are read whole and are small: one request
   * for the shard is better than one for its index and one for each chunk.
   */
  async getRange(
    key: string,
    range: RangeQuery
  ): Promise<Uint8Array | undefined> {
    const shard = this._shards.get(key) ?? this.get(key);
    this._shards.set(key, shard);
    const bytes = await shard;
    return 'suffixLength' in range
      ? bytes?.subarray(-range.suffixLength)
      : bytes?.subarray(range.offset, range.offset + range.length);
  }

  private readonly _shards = new Map<string, Promise<Uint8Array | undefined>>();
}

/** JSON with NaN written as Zarr writes it. */
function encode(document: JSONObject): Uint8Array {
  const text = JSON.stringify(document, (_, value: JSONValue) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  );
  return new TextEncoder().encode(text);
}
