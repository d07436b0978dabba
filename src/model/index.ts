export * from './dataset';
export * from './entry';
export * from './json';
export * from './record';
export * from './reference';
export * from './runtime';
export * from './selection';
export * from './store';
