import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Unit and component tests in jsdom; Taro and its components are stood in for by test/stubs. */
export default {
  displayName: 'miniprogram',
  rootDir: file('.'),
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/unit/**/*.spec.{ts,tsx}'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: ['<rootDir>/test/stubs/build-constants.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  testTimeout: 30_000,
  moduleNameMapper: {
    '^@/(.*)\\.scss$': '<rootDir>/test/stubs/empty.ts',
    '\\.(scss|png)$': '<rootDir>/test/stubs/empty.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@test/(.*)$': '<rootDir>/test/$1',
    '^@xianfeng/client-core$': file('../client-core/src/index.ts'),
    '^@xianfeng/shared-types$': file('../shared-types/src/index.ts'),
    '^@tarojs/taro$': '<rootDir>/test/stubs/taro.ts',
    '^@tarojs/components$': '<rootDir>/test/stubs/components.tsx',
  },
  transform: {
    '^.+\\.[jt]sx?$': [
      require.resolve('@swc/jest'),
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // taro-ui is published as ES modules.
  transformIgnorePatterns: ['/node_modules/(?!taro-ui/)'],
};
