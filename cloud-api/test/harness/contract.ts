import { readFileSync } from 'node:fs';
import type { Endpoint } from '@xianfeng/shared-types';
import Ajv, { type ValidateFunction } from 'ajv';
import { OPENAPI_FILE } from '../../src/openapi/docs';

const document = JSON.parse(readFileSync(OPENAPI_FILE, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'api', components: document.components });
const validators = new Map<string, ValidateFunction>();

function validatorOf(endpoint: Endpoint, status: number): ValidateFunction {
  const key = `${endpoint.method} ${endpoint.path} ${status < 400}`;
  const known = validators.get(key);
  if (known) return known;
  const operation = document.paths[endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[endpoint.method.toLowerCase()];
  if (!operation) throw new Error(`${endpoint.method} ${endpoint.path} is not in openapi.json: run npm run openapi`);
  const response = status < 400 ? operation.responses['200'] : operation.responses.default;
  const schema = Object.values<{ schema: object }>(response.content)[0].schema;
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', 'api#/components/schemas/');
  const validator = ajv.compile(JSON.parse(text));
  validators.set(key, validator);
  return validator;
}

/** Every reply that a test sees is checked against the published contract. */
export function checkReply(endpoint: Endpoint, status: number, body: unknown): void {
  // Probes and metrics are no part of the contract.
  if (!endpoint.path.startsWith('/api/')) return;
  const validate = validatorOf(endpoint, status);
  if (!validate(body)) {
    const faults = validate.errors!.slice(0, 5).map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
    throw new Error(`${endpoint.method} ${endpoint.path} ${status} breaks the contract (after a change of shared-types: npm run openapi):\n${faults.join('\n')}`);
  }
}
