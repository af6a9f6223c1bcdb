import { binary, inRoot } from './paths.mjs';
import { startService } from './services.mjs';
import { forgetStamp } from './stamps.mjs';

/** Server processes that build and restart themselves when a source changes. */
export function watchedServers() {
  return {
    api: { args: [binary('@nestjs/cli', 'nest', 'cloud-api'), 'start', '--watch', '--preserveWatchOutput'], cwd: inRoot('cloud-api') },
    sandbox: { args: [binary('tsx'), 'watch', '--clear-screen=false', 'src/main.ts'], cwd: inRoot('wechat-sandbox') },
  };
}

/** The compilers beside them: the contract, the sandbox's page, and the H5 build that cloud-api serves. */
export function startWatchers({ env, logDir }) {
  for (const name of ['shared-types', 'cloud-api', 'wechat-sandbox', 'console', 'h5']) forgetStamp(name);
  const tsc = binary('typescript', 'tsc');
  const compilers = [
    { name: 'contract', args: [tsc, '-b', 'shared-types', '--watch', '--preserveWatchOutput'] },
    { name: 'sandbox-page', args: [tsc, '-b', 'wechat-sandbox/page', '--watch', '--preserveWatchOutput'] },
    { name: 'console', args: [binary('vite', 'vite', 'web-console'), 'build', '--watch'], cwd: inRoot('web-console') },
    {
      name: 'h5',
      args: [binary('@tarojs/cli', 'taro', 'miniprogram'), 'build', '--type', 'h5', '--watch'],
      cwd: inRoot('miniprogram'),
      env: { ...env, NODE_ENV: 'development', TARO_ENV: 'h5' },
    },
  ];
  return compilers.map((compiler) => startService({ env, logDir, echo: true, ...compiler }));
}
