import { fileURLToPath } from 'node:url';
import { nodeProject } from '../../../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/** Measurements, no tests: they take minutes and run on demand. */
export default { ...nodeProject({ name: 'bench', rootDir, testMatch: ['<rootDir>/bench/library/*.bench.ts'] }), testTimeout: 1_800_000 };
