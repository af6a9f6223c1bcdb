import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { binary, inRoot } from './paths.mjs';

const COMMON = ['package-lock.json', 'tsconfig.json'];
const CONTRACT = ['shared-types/src', 'shared-types/tsconfig.json'];
const CLIENT = [
  ...COMMON,
  ...CONTRACT,
  'client-core/src',
  ...['src', 'config', 'types', 'package.json', 'tsconfig.json', 'babel.config.js', 'project.config.json'].map((file) => `miniprogram/${file}`),
];

const taro = (platform) => ({
  name: platform,
  title: platform === 'h5' ? '构建 H5' : '构建微信小程序',
  after: ['shared-types'],
  inputs: CLIENT,
  output: `miniprogram/dist/${platform}`,
  clean: [`miniprogram/dist/${platform}`],
  cwd: 'miniprogram',
  command: () => [binary('@tarojs/cli', 'taro', 'miniprogram'), 'build', '--type', platform],
  env: { NODE_ENV: 'production', TARO_ENV: platform },
});

const project = (name, extraInputs = []) => ({
  name,
  title: `构建 ${name}`,
  inputs: [...COMMON, ...['src', 'package.json', 'tsconfig.json'].map((file) => `${name}/${file}`), ...extraInputs],
  output: `${name}/dist`,
  clean: [`${name}/dist`, `${name}/*.tsbuildinfo`],
  cwd: name,
  command: () => [binary('typescript', 'tsc'), '-b'],
});

/** What can be built, each after what it needs. `lane` targets share a cache or a compiler and run one by one. */
export const TARGETS = [
  { ...project('shared-types'), title: '构建契约 shared-types', lane: 'server' },
  {
    ...project('cloud-api', ['cloud-api/nest-cli.json', ...CONTRACT]),
    title: '构建服务 cloud-api',
    after: ['shared-types'],
    lane: 'server',
    command: () => [binary('@nestjs/cli', 'nest', 'cloud-api'), 'build'],
  },
  { ...project('wechat-sandbox', ['wechat-sandbox/page', 'wechat-sandbox/public']), title: '构建微信沙箱', lane: 'server' },
  {
    name: 'console',
    title: '构建电脑端',
    after: ['shared-types'],
    inputs: [...COMMON, ...CONTRACT, 'client-core/src', ...['src', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.mjs'].map((file) => `web-console/${file}`)],
    output: 'web-console/dist',
    clean: ['web-console/dist'],
    cwd: 'web-console',
    command: () => [binary('vite', 'vite', 'web-console'), 'build'],
    env: { NODE_ENV: 'production' },
    lane: 'client',
  },
  { ...taro('h5'), lane: 'client' },
  { ...taro('weapp'), lane: 'client' },
];

export const targetNamed = (name) => TARGETS.find((target) => target.name === name);

/** Removes what an earlier build left, so that a deleted source leaves no output behind. */
export function clean(target) {
  for (const pattern of target.clean) {
    if (!pattern.includes('*')) {
      rmSync(inRoot(pattern), { recursive: true, force: true });
      continue;
    }
    const directory = inRoot(path.dirname(pattern));
    const ending = path.basename(pattern).slice(1);
    for (const file of readdirSync(directory)) if (file.endsWith(ending)) rmSync(path.join(directory, file));
  }
}
