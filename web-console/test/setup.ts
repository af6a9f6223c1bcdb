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

// That of Node would keep the run alive.
globalThis.MessageChannel ??= class {
  port1: { onmessage: (() => void) | null } = { onmessage: null };
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()) };
} as unknown as typeof MessageChannel;

// React Router makes one for every way it goes and reads no more of it.
globalThis.Request ??= class {
  readonly method = 'GET';
  readonly signal: AbortSignal | undefined;
  constructor(
    readonly url: string,
    init: RequestInit = {},
  ) {
    this.signal = init.signal ?? undefined;
  }
} as unknown as typeof Request;
