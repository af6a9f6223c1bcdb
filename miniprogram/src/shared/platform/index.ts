export { detectPlatform } from './current';
export * from './platform';
