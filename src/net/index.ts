export type { IPage } from './diagnose';
export * from './failure';
export { FetchNet } from './fetchNet';
export * from './net';
export { parseJSON } from './parse';
