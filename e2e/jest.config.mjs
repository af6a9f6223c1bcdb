import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** Flows through the built product in Chromium, each file with a product, a browser and a database of its own. */
export default {
  testTimeout: 120_000,
  projects: [nodeProject({ name: 'flows', rootDir, testMatch: ['<rootDir>/flows/**/*.spec.ts'] })],
};
