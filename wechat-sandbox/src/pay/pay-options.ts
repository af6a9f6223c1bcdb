export type SigningMode = 'cert' | 'pubkey' | 'mixed';

export interface PayOptions {
  mchid: string;
  merchantName: string;
  /** Serial of the merchant's certificate. */
  merchantSerial: string;
  /** SPKI PEM; empty: no merchant. */
  merchantPublicKey: string;
  /** APIv3 key, 32 bytes. */
  apiV3Key: string;
  /** PKCS#8 PEM of the platform; empty: made at the start. */
  platformKey: string;
  publicKeyId: string;
  mode: SigningMode;
  /** Factor of all waits of callbacks and refunds: 0.01 makes 15 s into 150 ms. */
  timeScale: number;
}

type Text = (name: string, fallback: string) => string;

/** A PEM may stand on one line, its line ends written as `\n`. */
const pem = (text: string): string => text.replaceAll('\\n', '\n');

export function payOptions(text: Text): PayOptions {
  const options: PayOptions = {
    mchid: text('WECHAT_PAY_MCHID', '1900000001'),
    merchantName: text('SANDBOX_PAY_MERCHANT_NAME', '先锋集团党委'),
    merchantSerial: text('WECHAT_PAY_MERCHANT_SERIAL', '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'),
    merchantPublicKey: pem(text('WECHAT_PAY_MERCHANT_PUBLIC_KEY', '')),
    apiV3Key: text('WECHAT_PAY_API_V3_KEY', 'sandboxapiv3key0123456789abcdefg'),
    platformKey: pem(text('SANDBOX_PAY_PLATFORM_KEY', '')),
    publicKeyId: text('WECHAT_PAY_PUBLIC_KEY_ID', 'PUB_KEY_ID_0119000000012026112100000000000001'),
    mode: text('SANDBOX_PAY_MODE', 'mixed') as SigningMode,
    timeScale: Number(text('SANDBOX_PAY_TIME_SCALE', '1')),
  };
  if (Buffer.byteLength(options.apiV3Key) !== 32) throw new Error('WECHAT_PAY_API_V3_KEY 应为 32 个字节');
  if (!['cert', 'pubkey', 'mixed'].includes(options.mode)) throw new Error('SANDBOX_PAY_MODE 应为 cert、pubkey 或 mixed');
  if (!(options.timeScale >= 0)) throw new Error('SANDBOX_PAY_TIME_SCALE 应为不小于 0 的数');
  return options;
}
