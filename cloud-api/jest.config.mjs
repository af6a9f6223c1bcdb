import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

export default {
  testTimeout: 30_000,
  projects: [
    nodeProject({ name: 'unit', rootDir, testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/arch/**/*.spec.ts'] }),
    nodeProject({ name: 'api', rootDir, testMatch: ['<rootDir>/test/api/**/*.e2e-spec.ts'] }),
    nodeProject({ name: 'api-suite', rootDir, testMatch: ['<rootDir>/test/api/suite.ts'] }),
    nodeProject({ name: 'wire', rootDir, testMatch: ['<rootDir>/test/wire/*.spec.ts'] }),
    nodeProject({ name: 'concurrency', rootDir, testMatch: ['<rootDir>/test/concurrency/**/*.spec.ts'] }),
  ],
};
