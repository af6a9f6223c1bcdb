import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import { Env } from '../config';

/** Runs a command inside the application without listening; jobs and relays stay off. */
export async function withApplication<T>(work: (app: INestApplicationContext, env: Env) => Promise<T>): Promise<T> {
  const env = new Env({ ...process.env, RUN_JOBS: '0', LOG_LEVEL: 'silent' });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(env), { logger: ['error', 'warn'] });
  try {
    return await work(app, env);
  } finally {
    await app.close();
  }
}
