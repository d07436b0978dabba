import type { AsyncReadable } from 'zarrita';

import type { INet } from '../net';

import { keyURL } from './address';
import type { INode } from './document';
import { encodeJSON } from './json';
import type { IStore } from './open';
import { readable } from './readable';
import { readReference } from './reference';

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
    const { zarrFormat } = this._store;
    if (key === (zarrFormat === 2 ? '/.zarray' : '/zarr.json')) {
      return encodeJSON(readable(this._node.array ?? {}, zarrFormat));
    }
    return (await this._bytes(this._node.path + key)) ?? undefined;
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
    // A copy: zarrita reads texts from where the buffer of its bytes begins.
    return 'suffixLength' in range
      ? bytes?.slice(-range.suffixLength)
      : bytes?.slice(range.offset, range.offset + range.length);
  }

  private _bytes(key: string): Promise<Uint8Array | null> {
    const { href, references } = this._store;
    const signal = this._signal;
    return references
      ? readReference(this._net, references, key, signal)
      : this._net.bytes(keyURL(href, key), { signal });
  }

  private readonly _shards = new Map<string, Promise<Uint8Array | undefined>>();
}
