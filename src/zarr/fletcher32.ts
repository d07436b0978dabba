/**
 * HDF5's checksum, which kerchunked NetCDF files have and zarrita lacks: four
 * bytes at the end of a chunk. They are taken off, not checked.
 */
export class Fletcher32 {
  static fromConfig(): Fletcher32 {
    return new Fletcher32();
  }

  readonly kind = 'bytes_to_bytes';

  decode(bytes: Uint8Array): Uint8Array {
    return bytes.subarray(0, -4);
  }

  encode(): never {
    throw new Error('Stores are only read');
  }
}
