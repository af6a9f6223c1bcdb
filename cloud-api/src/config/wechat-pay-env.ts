import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { EnvReader } from './env-reader';

const PRODUCTION_BASE = 'https://api.mch.weixin.qq.com';
const PRODUCTION_BACKUP = 'https://api2.mch.weixin.qq.com';
const API_V3_KEY_BYTES = 32;
const LEAST_RSA_BITS = 2048;
/** Each of these means that somebody began to set a merchant up. */
const OF_A_MERCHANT = ['MERCHANT_SERIAL', 'MERCHANT_KEY', 'API_V3_KEY', 'PUBLIC_KEY_ID', 'PUBLIC_KEY'].map((name) => `WECHAT_PAY_${name}`);

/** What the client of WeChat Pay needs; the keys are read, so that a wrong one is found at start. */
export interface WechatPayEnv {
  apiBase: string;
  /** The second access point; null: none (a sandbox has one address). */
  apiBackup: string | null;
  mchId: string;
  merchantSerial: string;
  merchantKey: KeyObject;
  apiV3Key: Buffer;
  /** 微信支付公钥 mode. */
  publicKey: { id: string; key: KeyObject } | null;
  /** 平台证书 mode; both at once while a merchant moves from one to the other. */
  certificates: boolean;
  /** Where WeChat finds our callbacks. */
  notifyBase: string;
  /** Hosts that bills may be downloaded from. */
  billHosts: string[];
}

/** All of a merchant or nothing: a half configuration is a fault that names what is missing. */
export function readWechatPay(read: EnvReader, publicBaseUrl: string): WechatPayEnv | null {
  if (!read.has('WECHAT_PAY_MCHID')) {
    const begun = OF_A_MERCHANT.find((name) => read.has(name));
    if (begun) read.fault(`WECHAT_PAY_MCHID is required because ${begun} is set`);
    return null;
  }
  const apiBase = baseUrl(read, 'WECHAT_PAY_API_BASE', PRODUCTION_BASE);
  const apiBackup = baseUrl(read, 'WECHAT_PAY_API_BACKUP', apiBase === PRODUCTION_BASE ? PRODUCTION_BACKUP : apiBase);
  const publicKey = readPublicKey(read);
  const certificates = read.oneOf('WECHAT_PAY_CERTIFICATES', ['0', '1'], publicKey ? '0' : '1') === '1';
  if (!publicKey && !certificates) read.fault('WECHAT_PAY_PUBLIC_KEY_ID with WECHAT_PAY_PUBLIC_KEY, or WECHAT_PAY_CERTIFICATES=1, is required');
  return {
    apiBase,
    apiBackup: apiBackup === apiBase ? null : apiBackup,
    mchId: matching(read, 'WECHAT_PAY_MCHID', /^\d{8,32}$/, 'must be the merchant number in digits'),
    merchantSerial: matching(read, 'WECHAT_PAY_MERCHANT_SERIAL', /^[0-9A-Fa-f]{8,64}$/, 'must be the hexadecimal serial number').toUpperCase(),
    merchantKey: readKey(read, 'WECHAT_PAY_MERCHANT_KEY', createPrivateKey, 'a PKCS#8 private key in PEM')!,
    apiV3Key: readApiV3Key(read),
    publicKey,
    certificates,
    notifyBase: baseUrl(read, 'WECHAT_PAY_NOTIFY_BASE', publicBaseUrl),
    billHosts: billHosts(read, [apiBase, apiBackup]),
  };
}

function baseUrl(read: EnvReader, name: string, fallback: string): string {
  return (read.has(name) ? read.url(name) : fallback).replace(/\/+$/, '');
}

function billHosts(read: EnvReader, bases: string[]): string[] {
  const hosts = read.text('WECHAT_PAY_BILL_HOSTS', bases.map(hostOf).join(',')).split(',').map((host) => host.trim().toLowerCase());
  return [...new Set(hosts)].filter(Boolean);
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

function matching(read: EnvReader, name: string, pattern: RegExp, fault: string): string {
  const value = read.text(name);
  if (value && !pattern.test(value)) read.fault(`${name} ${fault}`);
  return value;
}

function readApiV3Key(read: EnvReader): Buffer {
  const key = Buffer.from(read.text('WECHAT_PAY_API_V3_KEY'), 'utf8');
  if (key.length > 0 && key.length !== API_V3_KEY_BYTES) read.fault(`WECHAT_PAY_API_V3_KEY must have ${API_V3_KEY_BYTES} characters`);
  return key;
}

function readPublicKey(read: EnvReader): WechatPayEnv['publicKey'] {
  if (!read.has('WECHAT_PAY_PUBLIC_KEY_ID') && !read.has('WECHAT_PAY_PUBLIC_KEY')) return null;
  const id = matching(read, 'WECHAT_PAY_PUBLIC_KEY_ID', /^PUB_KEY_ID_\w+$/, 'must begin with PUB_KEY_ID_');
  return { id, key: readKey(read, 'WECHAT_PAY_PUBLIC_KEY', createPublicKey, 'a public key in PEM')! };
}

/** PEM with real line ends, or with `\n` written as two characters as most secret stores hand it over. */
function readKey(read: EnvReader, name: string, parse: (pem: string) => KeyObject, kind: string): KeyObject | null {
  const pem = read.text(name).replaceAll('\\n', '\n');
  if (!pem) return null;
  try {
    const key = parse(pem);
    if (key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails!.modulusLength! >= LEAST_RSA_BITS) return key;
  } catch {
    // Told below, without the text: it may be a secret.
  }
  read.fault(`${name} must be ${kind}: RSA with at least ${LEAST_RSA_BITS} bits`);
  return null;
}
