import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** Flows through the built product in Chromium; they share the machine with nothing, so one at a time. */
export default {
  maxWorkers: 1,
  testTimeout: 120_000,
  projects: [nodeProject({ name: 'flows', rootDir, testMatch: ['<rootDir>/flows/**/*.spec.ts'] })],
};
