import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** The phone page in Chromium; needs the build and /usr/bin/chromium, so it is not in the default run. */
export default {
  testTimeout: 60_000,
  projects: [nodeProject({ name: 'sandbox-flows', rootDir, testMatch: ['<rootDir>/test/flows/*.spec.ts'] })],
};
