import Taro from '@tarojs/taro';
import type { Transport } from '@xianfeng/client-core';
import { containerTransport, httpsDownload, httpsTransport, httpsUpload, type WxCloud } from '../http';

/** Chosen when the bundle is built, see config/constants.ts. */
export const transport: Transport =
  BUILD_TRANSPORT === 'container'
    ? containerTransport(Taro.cloud as unknown as WxCloud, BUILD_CLOUD_ENV, BUILD_CLOUD_SERVICE)
    : httpsTransport(BUILD_API_BASE);

export const downloadTransport = httpsDownload(BUILD_API_BASE);

export const uploadTransport = httpsUpload(BUILD_API_BASE);
