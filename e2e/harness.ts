import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DevClockView } from '@xianfeng/shared-types';
import type { BrowserContext, Page } from 'playwright-core';
import { handleSignals, stopChild } from '../scripts/lib/children.mjs';
import { prepareDatabase } from '../scripts/lib/database.mjs';
import { developmentEnvironment } from '../scripts/lib/environment.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { cacheDir, inRoot } from '../scripts/lib/paths.mjs';
import { startService, untilHealthy } from '../scripts/lib/services.mjs';
import { launchChromium } from './browser';
import { createFlowDatabase, type FlowDatabase } from './database';

/** A demo identity as the seed wrote it for the sandbox. */
export interface Persona {
  id: string;
  name: string;
  phone: string;
  note: string;
}

type Service = ReturnType<typeof startService>;

handleSignals();

/** The built product on free ports with a small demo group, and a browser in front of it. */
export class Product {
  /** Uncaught errors of any page, in their order. */
  readonly pageErrors: string[] = [];

  private constructor(
    /** Origin of cloud-api with the H5 build. */
    readonly url: string,
    /** Origin of the sandbox with its phone page. */
    readonly sandboxUrl: string,
    readonly personas: Persona[],
    readonly browser: BrowserContext,
    private readonly services: Service[],
    private readonly database: FlowDatabase,
    private readonly dataDir: string,
  ) {
    browser.on('weberror', (event) => this.pageErrors.push(event.error().message));
  }

  /** `env` is added to the environment of both servers. */
  static async start(env: Record<string, string> = {}): Promise<Product> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'xianfeng-flows-'));
    const database = await createFlowDatabase();
    const environment = developmentEnvironment({
      ...process.env,
      PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePort()),
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DEMO_SIZE: 'small',
      ...env,
    });
    await prepareDatabase(environment);
    const sandboxUrl = `http://localhost:${environment.SANDBOX_PORT}`;
    const url = `http://localhost:${environment.PORT}`;
    const services = await Promise.all([
      startHealthy('wechat-sandbox', `${sandboxUrl}/`, environment, dataDir),
      startHealthy('cloud-api', `${url}/healthz`, environment, dataDir),
    ]);
    const personas = JSON.parse(readFileSync(environment.SANDBOX_PERSONAS, 'utf8')) as Persona[];
    return new Product(url, sandboxUrl, personas, await launchChromium(path.join(dataDir, 'chromium')), services, database, dataDir);
  }

  /** The sandbox's phone in the hands of a persona. */
  async phone(personaId: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`${this.sandboxUrl}/?persona=${encodeURIComponent(personaId)}`);
    return page;
  }

  /** The H5 build in a plain browser, where nobody is logged in. */
  async h5(route = ''): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(`${this.url}/${route}`);
    return page;
  }

  /** Moves the service's clock to the morning of a date, and the sandbox's with it: orders end and bills begin by it. */
  async advanceTo(date: string): Promise<void> {
    const post = (address: string, body: object) => fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const { now } = (await (await post(`${this.url}/api/dev/clock`, { date })).json()) as DevClockView;
    await post(`${this.sandboxUrl}/_control/clock`, { to: now });
  }

  /** Moves the service's clock on and tells the date it shows. */
  async daysLater(days: number): Promise<string> {
    const { today } = (await (await fetch(`${this.url}/api/dev/clock`)).json()) as DevClockView;
    const date = later(today, days);
    await this.advanceTo(date);
    return date;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await Promise.all(this.services.map(({ child }) => stopChild(child)));
    await this.database.drop();
    // Chromium's last processes may still be writing to its profile.
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function startHealthy(name: string, healthUrl: string, env: NodeJS.ProcessEnv, dataDir: string): Promise<Service> {
  const service = startService({ name, args: [inRoot(name, 'dist/main.js')], env, logDir: path.join(dataDir, 'logs') });
  if (!(await untilHealthy(service, healthUrl))) throw new Error(`${name} did not become ready:\n${service.tail}`);
  return service;
}

const later = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A day on which a month can be closed. */
export const monthEnded = (month: string): string => `${later(`${month}-28`, 8).slice(0, 7)}-03`;

/** Keeps what a flow saw under .cache/screens/, for people and for the manual. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const directory = path.join(cacheDir, 'screens');
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: path.join(directory, `${name}.png`) });
}
