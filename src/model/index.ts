export * from './dataset';
export * from './entry';
export * from './json';
export * from './runtime';
export * from './selection';
export * from './store';
