export { TestApp, type CallOptions, type Reply, type TestAppOptions } from './app';
export { TestClock } from './clock';
export { createTestDatabase, type TestDatabase } from './database';
export { testEnv, testVariables } from './env';
export { tokenFor, type TestCaller } from './principal';
