// node scripts/openapi.mjs          writes cloud-api/openapi.json from the contract
// node scripts/openapi.mjs --check  fails when the committed file differs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { readEndpoints } from './openapi/endpoints.mjs';
import { schemasOf } from './openapi/schemas.mjs';

const target = inRoot('cloud-api/openapi.json');
const contract = inRoot('shared-types/src');

function parameters(where, schema, definitions) {
  const object = schema?.$ref ? definitions[schema.$ref.replace('#/definitions/', '')] : schema;
  return Object.entries(object?.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = property;
    return { name, in: where, required: where === 'path' || (object.required ?? []).includes(name), description, schema: rest };
  });
}

function operation(endpoint, parts, definitions) {
  const body = parts.body && { required: true, content: { 'application/json': { schema: parts.body } } };
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.description || undefined,
    parameters: [...parameters('path', parts.params, definitions), ...parameters('query', parts.query, definitions)],
    requestBody: body,
    responses: {
      200: { description: '成功', content: { 'application/json': { schema: parts.reply ?? {} } } },
      default: { description: '问题（RFC 9457）', content: { 'application/problem+json': { schema: { $ref: '#/definitions/Problem' } } } },
    },
  };
}

function document() {
  const files = readdirSync(contract).filter((f) => f.endsWith('.ts') && f !== 'endpoint.ts').sort();
  const endpoints = readEndpoints(contract, files);
  const problem = { operationId: 'problem', shape: { reply: 'Problem' } };
  const { contract: parts, definitions } = schemasOf([...endpoints, problem]);
  const paths = {};
  for (const endpoint of endpoints) {
    const route = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    const shape = Object.fromEntries(Object.entries(parts[endpoint.operationId].properties ?? {}));
    (paths[route] ??= {})[endpoint.method] = operation(endpoint, shape, definitions);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '先锋 · 智慧党建接口',
      version: '0.1.0',
      description: '错误统一为 RFC 9457 problem+json，按 code 判断；金额单位为分，时间为 ISO 8601（UTC），业务日期为北京时间。',
    },
    security: [{ bearer: [] }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: definitions },
  };
}

/** `Page<CaseCard>` and other generic names become names that OpenAPI allows. */
const allowedName = (name) => name.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/_+$/, '');

function render() {
  const raw = document();
  raw.components.schemas = Object.fromEntries(Object.entries(raw.components.schemas).map(([name, schema]) => [allowedName(name), schema]));
  const text = JSON.stringify(raw, null, 1);
  return `${text.replace(/#\/definitions\/([^"]+)/g, (_, name) => `#/components/schemas/${allowedName(name)}`)}\n`;
}

const text = render();
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  process.stderr.write('cloud-api/openapi.json 与契约不一致，请运行 npm run openapi 并提交\n');
  process.exit(1);
}
