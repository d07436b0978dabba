export * from './failure';
export * from './net';
