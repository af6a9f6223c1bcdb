/**
 * Values fixed when the bundle is built.
 * - TARO_APP_TRANSPORT `https` (default) or `container` (WeChat Cloud Hosting, no own domain needed)
 * - TARO_APP_API_BASE origin of cloud-api; empty on H5 means the origin that served the page
 * - TARO_APP_CLOUD_ENV, TARO_APP_CLOUD_SERVICE for `container`
 */
export function defineConstants(env: NodeJS.ProcessEnv): Record<string, string> {
  const transport = env.TARO_APP_TRANSPORT ?? 'https';
  if (transport !== 'https' && transport !== 'container') {
    throw new Error(`TARO_APP_TRANSPORT must be https or container, not ${transport}`);
  }
  if (transport === 'container' && !(env.TARO_APP_CLOUD_ENV && env.TARO_APP_CLOUD_SERVICE)) {
    throw new Error('TARO_APP_TRANSPORT=container needs TARO_APP_CLOUD_ENV and TARO_APP_CLOUD_SERVICE');
  }
  const fallbackBase = env.TARO_ENV === 'h5' ? '' : 'http://localhost:3000';
  return {
    BUILD_TRANSPORT: JSON.stringify(transport),
    BUILD_API_BASE: JSON.stringify(env.TARO_APP_API_BASE ?? fallbackBase),
    BUILD_CLOUD_ENV: JSON.stringify(env.TARO_APP_CLOUD_ENV ?? ''),
    BUILD_CLOUD_SERVICE: JSON.stringify(env.TARO_APP_CLOUD_SERVICE ?? ''),
  };
}
