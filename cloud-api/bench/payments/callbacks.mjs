import { createCipheriv, createPrivateKey, randomBytes, sign } from 'node:crypto';

const NONCE_BYTES = 6;
let serial = 0;

/** A payment as WeChat tells it, each with an id of its own. */
function callback({ WECHAT_APPID, WECHAT_PAY_MCHID, WECHAT_PAY_API_V3_KEY, WECHAT_PAY_PUBLIC_KEY_ID }, key) {
  const number = String(++serial).padStart(12, '0');
  const plain = JSON.stringify({
    appid: WECHAT_APPID, mchid: WECHAT_PAY_MCHID, out_trade_no: `D20261121${number}`, transaction_id: `4200${number.padStart(24, '0')}`, trade_type: 'JSAPI',
    trade_state: 'SUCCESS', trade_state_desc: '支付成功', bank_type: 'OTHERS', attach: '', success_time: '2026-11-21T10:00:00+08:00', payer: { openid: `o${number}` },
    amount: { total: 7650, payer_total: 7650, currency: 'CNY', payer_currency: 'CNY' },
  });
  const nonce = randomBytes(NONCE_BYTES).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(WECHAT_PAY_API_V3_KEY), Buffer.from(nonce)).setAAD(Buffer.from('transaction'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
  const resource = { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', ciphertext: sealed, associated_data: 'transaction', nonce };
  const body = JSON.stringify({ id: `EV-${number}`, create_time: '2026-11-21T10:00:00+08:00', resource_type: 'encrypt-resource', event_type: 'TRANSACTION.SUCCESS', summary: '支付成功', resource });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key).toString('base64');
  return { body, headers: { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, 'wechatpay-serial': WECHAT_PAY_PUBLIC_KEY_ID } };
}

/** Signed callbacks as the bytes of requests. */
export function callbacks(env, count) {
  const key = createPrivateKey(env.SANDBOX_PAY_PLATFORM_KEY.replaceAll('\\n', '\n'));
  return Array.from({ length: count }, () => asBytes(callback(env, key)));
}

function asBytes({ body, headers }) {
  const lines = Object.entries({ ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`POST /api/wechat/pay/notify HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines}\r\n${body}`);
}
