import { killChild, stopChild } from '../../scripts/lib/children.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { untilHealthy } from '../../scripts/lib/services.mjs';
import { startNode } from '../bench/lib/start-node.mjs';

/** Processes of the built service on one database; each answers requests, takes callbacks and works jobs off. */
export class Cluster {
  kills = 0;
  databaseCrashes = 0;
  /** Processes that ended without being killed: none may. */
  ended = [];
  #nodes = [];
  #stopping = false;

  constructor(env, database) {
    this.env = env;
    this.database = database;
  }

  async start(count) {
    for (let i = 0; i < count; i++) this.#nodes.push({ name: `api-${i + 1}`, port: await freePort(), service: null, up: null });
    await Promise.all(this.#nodes.map((node) => this.#launch(node)));
  }

  addresses() {
    return this.#nodes.map(({ port }) => `http://127.0.0.1:${port}`);
  }

  /** kill -9 of one process, and a new one in its place. */
  async killOne(index) {
    const node = this.#nodes[index % this.#nodes.length];
    await node.up;
    this.kills++;
    const { child } = node.service;
    node.service = null;
    await killChild(child);
    node.up = this.#launch(node);
    await node.up;
  }

  /** The database dies where it stands and comes back on the same data. */
  async crashDatabase() {
    this.databaseCrashes++;
    await this.database.crash();
    await this.database.restart();
  }

  async stop() {
    this.#stopping = true;
    await Promise.all(this.#nodes.map(({ service }) => service && stopChild(service.child)));
  }

  async #launch(node) {
    const address = `http://127.0.0.1:${node.port}`;
    const env = { ...this.env, PORT: String(node.port), PUBLIC_BASE_URL: address, WECHAT_PAY_NOTIFY_BASE: address };
    const service = startNode([inRoot('cloud-api/dist/main.js')], env, `${node.name}-${this.kills}`);
    node.service = service;
    void service.child.closed.then(({ code, signal }) => {
      if (node.service === service && !this.#stopping) this.ended.push(`${node.name}（${signal ?? code}）\n${service.tail.slice(-2_000)}`);
    });
    if (!(await untilHealthy(service, `${address}/healthz`))) throw new Error(`${node.name} did not start:\n${service.tail}`);
  }
}
