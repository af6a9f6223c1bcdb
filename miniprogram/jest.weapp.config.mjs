import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import base from './jest.config.mjs';

const require = createRequire(import.meta.url);

/** Checks of the built weapp bundle; `npm run build:weapp` comes first. */
export default {
  displayName: 'weapp',
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/weapp/**/*.spec.ts'],
  testTimeout: 30_000,
  moduleNameMapper: { '^@xianfeng/shared-types$': base.moduleNameMapper['^@xianfeng/shared-types$'] },
  transform: {
    '^.+\\.ts$': [require.resolve('@swc/jest'), { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
  },
};
