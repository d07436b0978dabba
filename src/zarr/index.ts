export { keyURL, storeRoot } from './address';
export type { IStoreAddress } from './address';
export { openStore } from './open';
export type { IOpenedStore, IOpenOptions, IReadOptions, IStore } from './open';
export {
  chunkBytes,
  chunkCount,
  groupBytes,
  groupChunks,
  variableBytes
} from './sizes';
export { readAxis, readRange } from './axis';
export type { IAxis, IRange, ISpan } from './axis';
export { readTimeAxis, readTimeEnds, timeLabel } from './timeAxis';
export type { ITimeAxis } from './timeAxis';
export type { IMoment } from './time';
export { parseTime } from './timeText';
export type { IPeriod, TimeResolution } from './timeText';
export { readValues } from './values';
export type { IReadValuesOptions, IValues } from './values';
export { cost, mapCost, seriesCost } from './cost';
export type { ICost, ISelectionCost } from './cost';
export { describeGrid } from './grid';
export type { IGrid, IGridAxis } from './grid';
export { groupsInside } from './groups';
export { healpixLevel, pairOf } from './horizontal';
export type { Horizontal, ICoordinatePair, IHealpix } from './horizontal';
export { locate, NO_AXES, NO_PICKS, readHorizontal } from './picks';
export type { IAxes, IBox, ILocated, IPicks } from './picks';
export { select } from './selection';
export { isJSONReferences } from './referenceJson';
export { isParquetReferences } from './referenceParquet';
export { findTarget } from './referenceTarget';
