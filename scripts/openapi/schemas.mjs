import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { inRoot } from '../lib/paths.mjs';

const PARTS = ['params', 'query', 'body', 'reply'];

/** JSON Schemas of all types of the contract, and per endpoint part a reference or inline schema. */
export function schemasOf(endpoints) {
  const file = inRoot('.cache/openapi/contract-types.ts');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typesFile(endpoints));
  const generator = createGenerator({
    path: file, tsconfig: inRoot('shared-types/tsconfig.json'), type: 'Contract', skipTypeCheck: true, topRef: false,
    additionalProperties: false, sortProps: true, encodeRefs: false,
  });
  const schema = generator.createSchema('Contract');
  return { contract: schema.properties, definitions: schema.definitions ?? {} };
}

/** One interface whose members are the endpoints' types, so that one pass makes all schemas. */
function typesFile(endpoints) {
  const members = endpoints.map((e) => `  '${e.operationId}': { ${PARTS.filter((p) => e.shape[p]).map((p) => `${p}: ${e.shape[p]}`).join('; ')} };`);
  const names = new Set(members.join('\n').replace(/'[^']*'/g, '').match(/\b[A-Z]\w*\b/g) ?? []);
  for (const builtin of ['Record', 'Partial', 'Pick', 'Omit', 'Array', 'Required', 'Readonly']) names.delete(builtin);
  const source = path.relative(inRoot('.cache/openapi'), inRoot('shared-types/src/index'));
  return `import type { ${[...names].join(', ')} } from '${source}';\n\nexport interface Contract {\n${members.join('\n')}\n}\n`;
}
