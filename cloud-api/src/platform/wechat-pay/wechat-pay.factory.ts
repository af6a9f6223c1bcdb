import type { WechatPayEnv } from '../../config';
import type { Clock } from '../clock';
import { BillDownload } from './bills/bill-download';
import { NotificationReader } from './notification-reader';
import { PayApi } from './pay-api';
import { PayTransport } from './pay-transport';
import { PlatformCertificates } from './platform-certificates';
import { PlatformKeys } from './platform-keys';
import { RequestSigner } from './request-signer';
import { ResourceCipher } from './resource-cipher';
import { WechatPayClient } from './wechat-pay.client';

/** Somebody waits for most calls, so no single one may take long. */
const TIMEOUT_MS = 5_000;
const REPEAT_DELAYS_MS = [200, 800];
const NOTIFY_PATH = '/api/wechat/pay/notify';

export interface PayTiming {
  timeoutMs: number;
  repeatDelaysMs: readonly number[];
}

/** Puts the client of one merchant together. @param clock the true time: WeChat refuses what is five minutes off. */
export function wechatPayClient(
  appId: string,
  env: WechatPayEnv,
  transactions: { readonly active: boolean },
  clock: Clock,
  timing: PayTiming = { timeoutMs: TIMEOUT_MS, repeatDelaysMs: REPEAT_DELAYS_MS },
): WechatPayClient {
  const signer = new RequestSigner(env, clock);
  const cipher = new ResourceCipher(env.apiV3Key);
  const bases = env.apiBackup ? [env.apiBase, env.apiBackup] : [env.apiBase];
  const transport = new PayTransport({ bases, publicKeyId: env.publicKey?.id ?? null, timeoutMs: timing.timeoutMs }, signer, transactions);
  const certificates = new PlatformCertificates(transport, cipher, clock);
  const keys = new PlatformKeys(env.publicKey, env.certificates ? (known) => certificates.download(known) : null, clock);
  const api = new PayApi(transport, keys, clock, timing.repeatDelaysMs);
  const bills = new BillDownload(api, transport, { protocol: new URL(env.apiBase).protocol, hosts: env.billHosts });
  const options = { appId, mchId: env.mchId, notifyUrl: env.notifyBase + NOTIFY_PATH };
  return new WechatPayClient(options, api, signer, new NotificationReader(keys, cipher, clock), bills);
}
