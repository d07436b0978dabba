import { asObject } from '../model';

// Filters of HDF5, which zarrita lacks or has not as numcodecs has them.

/** The checksum: four bytes at the end of a chunk. They are taken off, not checked. */
export class Fletcher32 {
  static fromConfig(): Fletcher32 {
    return new Fletcher32();
  }

  readonly kind = 'bytes_to_bytes';

  decode(bytes: Uint8Array): Uint8Array {
    return bytes.subarray(0, -4);
  }

  encode = neverEncode;
}

/** First bytes of all elements, then second ones; elements are as long as it says. */
export class Shuffle {
  /** zarrita's shuffle takes the length of the array's data type for it. */
  static fromConfig(configuration: unknown): Shuffle {
    const { elementsize } = asObject(configuration);
    return new Shuffle(Number(elementsize ?? 4));
  }

  constructor(private readonly _length: number) {}

  readonly kind = 'bytes_to_bytes';

  decode(bytes: Uint8Array): Uint8Array {
    const count = Math.floor(bytes.length / this._length);
    return bytes.map((byte, at) =>
      at < count * this._length
        ? bytes[(at % this._length) * count + Math.floor(at / this._length)]
        : byte
    );
  }

  encode = neverEncode;
}

function neverEncode(): never {
  throw new Error('Stores are only read');
}
