import { binary, inRoot } from './paths.mjs';
import { startService } from './services.mjs';
import { forgetStamp } from './stamps.mjs';

/** Server processes that restart themselves when what they run changes. */
export function watchedServers() {
  return {
    api: { args: ['--watch', '--watch-preserve-output', '--enable-source-maps', 'cloud-api/dist/main.js'] },
    sandbox: { args: [binary('tsx'), 'watch', '--clear-screen=false', 'src/main.ts'], cwd: inRoot('wechat-sandbox') },
  };
}

/** The compilers beside them: the contract and the sandbox's page, the service, the console, and the H5 build that cloud-api serves. */
export function startWatchers({ env, logDir }) {
  for (const name of ['shared-types', 'cloud-api', 'wechat-sandbox', 'console', 'h5']) forgetStamp(name);
  const tsc = binary('typescript', 'tsc');
  const compilers = [
    { name: 'contract', args: [tsc, '-b', 'shared-types', 'wechat-sandbox/page', '--watch', '--preserveWatchOutput'] },
    // Not -b: it goes by times, and misses what is edited while it builds.
    { name: 'service', args: [tsc, '-p', 'cloud-api', '--watch', '--preserveWatchOutput'] },
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
