import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { defineConstants } from './constants';
import { splitH5Chunks } from './h5-chunks';

const workspace = path.resolve(__dirname, '..');
const contract = path.resolve(workspace, '../shared-types/src');
const core = path.resolve(workspace, '../client-core/src');

/** taro-ui's styles still use the old Sass syntax; the warnings are not ours to fix. */
const sassLoaderOption = {
  sassOptions: {
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'slash-div', 'color-functions', 'legacy-js-api', 'if-function'],
  },
};

/** The contract and what clients share are TypeScript source outside this folder, so they have to be compiled with ours. */
const compile = { include: [(file: string) => file.startsWith(contract) || file.startsWith(core)] };

export default defineConfig<'webpack5'>(async () => {
  const target = process.env.TARO_ENV ?? 'weapp';
  if (target === 'h5') process.env.BROWSERSLIST_ENV = process.env.NODE_ENV;

  const config: UserConfigExport<'webpack5'> = {
    projectName: 'xianfeng',
    date: '2026-11-21',
    designWidth: 750,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    framework: 'react',
    plugins: [path.join(__dirname, 'accessibility/plugin.cjs')],
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    defineConstants: defineConstants(process.env),
    alias: { '@': path.join(workspace, 'src'), '@xianfeng/shared-types': contract, '@xianfeng/client-core': core },
    jsMinimizer: 'esbuild',
    esbuild: { minify: { enable: true, config: { target: 'es2017' } } },
    mini: {
      sassLoaderOption,
      compile,
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} } },
    },
    h5: {
      sassLoaderOption,
      compile,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      esnextModules: ['taro-ui'],
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      webpackChain: splitH5Chunks,
      // `npm run dev`: cloud-api serves the files, as it does in production; nobody visits the server that watches.
      devServer: { host: '127.0.0.1', open: false, client: false, hot: false, liveReload: false, setupExitSignals: false, devMiddleware: { writeToDisk: true } },
      postcss: {
        // Root size is capped, so that a wide window shows a readable column and not a magnified phone.
        pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 18, maxRootSize: 22 } },
        autoprefixer: { enable: true, config: {} },
      },
    },
  };
  return config;
});
