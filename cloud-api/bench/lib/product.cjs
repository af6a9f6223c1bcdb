// The built product inside a benchmark's process.
require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { AppModule } = require('../../dist/app.module.js');
const { Env } = require('../../dist/config/index.js');

const load = (path) => require(`../../dist/${path}.js`);

/** Runs `work` inside the application without listening. `RUN_JOBS` of the environment decides about relay and schedules. */
async function inProduct(work) {
  const env = new Env(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(env), { logger: ['error', 'warn'] });
  try {
    return await work({ app, env, get: (type) => app.get(type, { strict: false }), load });
  } finally {
    await app.close();
  }
}

module.exports = { inProduct, load };
