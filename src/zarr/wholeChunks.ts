import type { defineArrayExtension } from 'zarrita';

/**
 * Chunks of an array that hold as many values as they must.
 *
 * zarrita takes the values that a shorter chunk lacks for zeros.
 *
 * @param define - zarrita's own, which is loaded when values are first read.
 */
export const wholeChunks = (define: typeof defineArrayExtension) =>
  define(array => ({
    async getChunk(...args: Parameters<typeof array.getChunk>) {
      const chunk = await array.getChunk(...args);
      const size = chunk.shape.reduce((product, side) => product * side, 1);
      if (chunk.data.length !== size) {
        throw new Error(`${chunk.data.length} values in a chunk of ${size}`);
      }
      return chunk;
    }
  }));
