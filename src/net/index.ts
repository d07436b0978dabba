export { decoded, diskPath, fileURL, plainAddress } from './address';
export type { IPage } from './diagnose';
export * from './failure';
export { FetchNet } from './fetchNet';
export * from './net';
export { parseJSON } from './parse';
export { Routes } from './routes';
export type { IReplacement, ISite, Send } from './routes';
export type { IServerPart } from './serverPart';
