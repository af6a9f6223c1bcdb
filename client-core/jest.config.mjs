import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

export default nodeProject({ name: 'client-core', rootDir, testMatch: ['<rootDir>/src/**/*.spec.ts'] });
