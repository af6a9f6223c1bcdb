import { aptInstall } from './apt.mjs';
import { jestStep } from './jest-step.mjs';
import { startMariadb } from './mariadb.mjs';
import { binary, inRoot } from './paths.mjs';
import { findChromium, hasChineseFont } from './programs.mjs';
import { startRedis } from './redis.mjs';
import { mustRunNode } from './run.mjs';

/** A step that is one check: it passes or throws. */
const check = (name, title, work, rest = {}) => ({
  name,
  title,
  ...rest,
  async run(context) {
    await work(context);
    return { passed: 1, failed: 0 };
  },
});

const script = (name, title, args, rest) => check(name, title, ({ log }) => mustRunNode(args, { log }), rest);
const builds = (name, title, targets, rest) => script(name, title, [inRoot('scripts/build.mjs'), ...targets], rest);

const tests = (name, title, jest, rest = {}) => ({
  name,
  title,
  ...rest,
  run: ({ log, shared }) => jestStep({
    name,
    log,
    ...jest,
    env: {
      ...(shared.chromium && { CHROMIUM_PATH: shared.chromium }),
      ...(shared.redisUrl && { TEST_REDIS_URL: shared.redisUrl }),
      ...(rest.mysql && { TEST_DB: 'mysql', TEST_MYSQL_URL: shared.mysqlUrl }),
    },
  }),
});

async function prepareMysql({ log, shared }) {
  shared.mysqlUrl = process.env.TEST_MYSQL_URL;
  if (shared.mysqlUrl) return;
  const { url, stop } = await startMariadb(log);
  shared.mysqlUrl = url;
  shared.endings.push(stop);
}

async function prepareRedis({ log, shared }) {
  shared.redisUrl = process.env.TEST_REDIS_URL;
  if (shared.redisUrl) return;
  const { url, stop } = await startRedis(log);
  shared.redisUrl = url;
  shared.endings.push(stop);
}

async function prepareBrowser({ log, shared }) {
  const missing = [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length) await aptInstall(missing, log);
  shared.chromium = findChromium();
  if (!shared.chromium) throw new Error('装好 chromium 后仍找不到它；可用 CHROMIUM_PATH 指定');
}

/** A minute; the whole run is `npm run faults:payments`. */
const FAULT_PAYMENTS = 200;

const ESLINT = [binary('eslint'), '.', '--max-warnings', '0', '--cache', '--cache-location', inRoot('.cache/eslint/')];

/** Needs Node alone, and a minute at most: the suite of the interfaces takes longer. */
const FAST = [
  builds('contract', '构建契约', ['shared-types']),
  script('lint', '代码规范', ESLINT),
  script('openapi', '接口文档与契约一致', [inRoot('scripts/openapi.mjs'), '--check']),
  script('types', '类型', [inRoot('scripts/typecheck.mjs')], { after: ['contract'] }),
  tests('unit', '服务单元与结构测试', { cwd: 'cloud-api', projects: ['unit'] }),
  tests('client-core', '客户端共用部分测试', { cwd: 'client-core' }),
  tests('client', '小程序组件测试', { cwd: 'miniprogram' }),
  tests('console-unit', '电脑端组件测试', { cwd: 'web-console' }),
  tests('sandbox', '微信沙箱协议测试', { cwd: 'wechat-sandbox' }, { after: ['contract'] }),
];

const FULL = [
  check('mysql', '准备 MariaDB', prepareMysql),
  check('redis', '准备 Redis', prepareRedis),
  check('browser', '准备 Chromium 与中文字体', prepareBrowser),
  ...FAST,
  tests('api-sqlite', '接口测试（SQLite）', { cwd: 'cloud-api', projects: ['api-suite'] }),
  builds('servers', '构建服务与沙箱', ['cloud-api', 'wechat-sandbox'], { after: ['contract'] }),
  builds('console', '构建电脑端', ['console'], { after: ['servers'] }),
  builds('h5', '构建 H5', ['h5'], { after: ['console'] }),
  builds('weapp', '构建微信小程序', ['weapp'], { after: ['h5'] }),
  tests('api-mysql', '接口测试（MySQL 协议）', { cwd: 'cloud-api', projects: ['api-suite'] }, { after: ['mysql'], mysql: true }),
  tests('console-bundle', '电脑端首屏检查', { cwd: 'web-console', config: 'jest.bundle.config.mjs' }, { after: ['console'] }),
  tests('weapp-bundle', '小程序包检查与启动', { cwd: 'miniprogram', config: 'jest.weapp.config.mjs' }, { after: ['weapp'] }),
  tests('wire', '服务与微信沙箱对接测试', { cwd: 'cloud-api', projects: ['wire'] }, { after: ['servers'] }),
  tests('concurrency-sqlite', '并发与断电测试（SQLite）', { cwd: 'cloud-api', projects: ['concurrency'] }, { after: ['servers', 'redis'], alone: true }),
  tests('concurrency-mysql', '并发与断电测试（MySQL 协议）', { cwd: 'cloud-api', projects: ['concurrency'] }, { after: ['servers', 'mysql', 'redis'], alone: true, mysql: true }),
  script('faults', '党费交纳故障演练（MySQL 协议）', [inRoot('scripts/faults-payments.mjs'), '--payments', String(FAULT_PAYMENTS)], { after: ['servers', 'mysql'], alone: true }),
  tests('sandbox-flows', '沙箱手机页面（Chromium）', { cwd: 'wechat-sandbox', config: 'jest.flows.config.mjs' }, { after: ['servers', 'browser'], alone: true }),
  tests('flows', '端到端流程（Chromium）', { cwd: 'e2e', workers: 2 }, { after: ['servers', 'console', 'h5', 'browser'], alone: true }),
  tests('flows-mysql', '主线流程（Chromium，MySQL 协议）', { cwd: 'e2e', files: ['flows/main-job.spec.ts'] }, { after: ['servers', 'mysql', 'console', 'h5', 'browser'], alone: true, mysql: true }),
];

/** The steps of a run; with `only`, the named ones and what they wait for. */
export function stepsOf({ fast, only }) {
  const all = fast ? FAST : FULL;
  if (!only) return all;
  const wanted = new Set(only);
  const unknown = only.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length) throw new Error(`没有这个步骤：${unknown.join('、')}。可选：${all.map((step) => step.name).join('、')}`);
  for (const step of [...all].reverse()) if (wanted.has(step.name)) step.after?.forEach((name) => wanted.add(name));
  return all.filter((step) => wanted.has(step.name));
}
