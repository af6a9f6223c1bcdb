import 'reflect-metadata';
import { Env } from './config';
import { createServer } from './server';

async function main(): Promise<void> {
  const env = new Env(process.env);
  const app = await createServer(env);
  const { addApiDocs } = await import('./openapi/docs.js');
  addApiDocs(app);
  await app.listen({ port: env.port, host: '0.0.0.0' });
}

main().catch((error: Error) => {
  process.stderr.write(`cloud-api: ${error.message}\n`);
  process.exit(1);
});
