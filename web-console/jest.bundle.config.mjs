import { fileURLToPath } from 'node:url';
import { nodeProject } from '../scripts/jest/node-project.mjs';

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** Checks of the built console; `npm run build -- console` comes first. */
export default nodeProject({ name: 'console-bundle', rootDir, testMatch: ['<rootDir>/test/bundle/**/*.spec.ts'] });
