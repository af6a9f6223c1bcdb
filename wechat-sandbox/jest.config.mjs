import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

export default {
  testTimeout: 15_000,
  projects: [nodeProject({ name: 'sandbox', rootDir, testMatch: ['<rootDir>/test/*.spec.ts'] })],
};
