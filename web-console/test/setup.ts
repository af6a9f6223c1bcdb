import { configure } from '@testing-library/react';
import { TextDecoder, TextEncoder } from 'node:util';

// Conditions are awaited for as long as a busy machine takes.
configure({ asyncUtilTimeout: 10_000 });

// What browsers have and jsdom has not: React Router and Ant Design ask for it.
Object.assign(globalThis, { TextDecoder, TextEncoder });

window.matchMedia ??= (query: string) =>
  ({ matches: false, media: query, onchange: null, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {}, dispatchEvent: () => false }) as MediaQueryList;

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
