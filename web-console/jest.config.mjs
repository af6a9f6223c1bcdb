import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Unit and component tests in jsdom. */
export default {
  displayName: 'web-console',
  rootDir: file('.'),
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFilesAfterEnv: ['@testing-library/jest-dom', '<rootDir>/test/setup.ts'],
  testTimeout: 30_000,
  moduleNameMapper: {
    '\\.(css|svg)$': '<rootDir>/test/empty.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@xianfeng/client-core$': file('../client-core/src/index.ts'),
    '^@xianfeng/shared-types$': file('../shared-types/src/index.ts'),
  },
  transform: {
    '^.+\\.[cm]?js$': file('../scripts/jest/esm-to-cjs.cjs'),
    '^.+\\.tsx?$': [
      require.resolve('@swc/jest'),
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Ant Design and React Router are published as ES modules in part.
  transformIgnorePatterns: [],
};
