import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const typescript = [
  require.resolve('@swc/jest'),
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      keepClassNames: true,
      // Nest's injection reads the emitted types; TypeORM's columns must not be reset by class fields.
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/**
 * One Jest project that runs TypeScript on Node. The contract is taken from its sources, so that a test
 * never runs against a stale build.
 */
export function nodeProject({ name, rootDir, testMatch, ...rest }) {
  return {
    displayName: name,
    rootDir,
    testMatch,
    testEnvironment: 'node',
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    moduleNameMapper: {
      '^@xianfeng/shared-types$': file('../../shared-types/src/index.ts'),
      // A dynamic import carries the extension of the emitted file; the source beside it is TypeScript.
      '^(\\.{1,2}/.*)\\.js$': '$1',
    },
    transform: { '^.+\\.tsx?$': typescript, '^.+\\.[cm]?js$': file('./esm-to-cjs.cjs') },
    transformIgnorePatterns: [],
    ...rest,
  };
}
