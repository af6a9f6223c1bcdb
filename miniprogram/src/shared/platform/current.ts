import type { ClientConfig } from '@xianfeng/shared-types';
import { browser } from './browser';
import type { Platform } from './platform';
import { connectSandbox } from './sandbox';
import { weapp } from './weapp';

/** Where this app runs; on H5 the server's configuration tells whether the sandbox may frame it. */
export async function detectPlatform(config: Pick<ClientConfig, 'sandboxUrl'>): Promise<Platform> {
  if (process.env.TARO_ENV === 'weapp') return weapp;
  return (await connectSandbox(config.sandboxUrl)) ?? browser;
}
