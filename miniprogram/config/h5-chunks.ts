import type { UserConfigExport } from '@tarojs/cli';

type WebpackChain = NonNullable<NonNullable<Extract<UserConfigExport<'webpack5'>, { h5?: unknown }>['h5']>['webpackChain']>;

/** Frameworks change rarely and are cached by the browser on their own. */
export const splitH5Chunks: WebpackChain = (chain) => {
  chain.optimization.splitChunks({
    chunks: 'all',
    hidePathInfo: true,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      taro: { name: 'taro', test: /[\\/]node_modules[\\/]@?(tarojs|stencil)[\\/]/, priority: 100 },
      react: { name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 90 },
      vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, minChunks: 2, priority: 10 },
      common: { name: 'common', minChunks: 2, priority: 1 },
    },
  });
};
