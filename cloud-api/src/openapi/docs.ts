import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The document is generated from the contract (npm run openapi) and committed. */
export const OPENAPI_FILE = path.join(__dirname, '../../openapi.json');

/** Serves the document and its page at /api/docs. */
export function addApiDocs(app: NestFastifyApplication): void {
  const document = JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')) as OpenAPIObject;
  SwaggerModule.setup('api/docs', app, document, { customSiteTitle: '先锋接口文档' });
}
