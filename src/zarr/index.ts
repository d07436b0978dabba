export { keyURL, storeRoot } from './address';
export type { IStoreAddress } from './address';
export { openStore, readStore } from './open';
export type { IOpenedStore, IOpenOptions, IReadOptions, IStore } from './open';
export {
  chunkBytes,
  chunkCount,
  groupBytes,
  groupChunks,
  variableBytes
} from './sizes';
