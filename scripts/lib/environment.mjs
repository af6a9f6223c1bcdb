import { createPublicKey } from 'node:crypto';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';
import { developmentSecrets } from './secrets.mjs';

/** Identities the sandbox knows the product by. Real ones come from the WeChat and Tencent Cloud consoles. */
const SANDBOX_IDENTITY = {
  WECHAT_APPID: 'wx1f2e3d4c5b6a7980',
  WECHAT_TEMPLATE_RANKING: 'rankingTemplateOfTheSandbox0000000000000001',
  WECHAT_TEMPLATE_TODO: 'todoTemplateOfTheSandbox0000000000000000002',
  WECHAT_TEMPLATE_CASE: 'caseTemplateOfTheSandbox0000000000000000003',
  SMS_SDK_APP_ID: '1400000000',
  SMS_SIGN_NAME: '先锋党建',
  SMS_TEMPLATE_CODE: '1000001',
  SMS_TEMPLATE_NOTICE: '1000002',
};

const publicKeyOf = (privateKey) => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });

/** A merchant of the sandbox; the service verifies by certificate and by public key, as during a move from one to the other. */
function sandboxMerchant(sandbox, secrets) {
  return {
    WECHAT_PAY_MCHID: '1900000001',
    WECHAT_PAY_API_BASE: sandbox,
    WECHAT_PAY_MERCHANT_PUBLIC_KEY: publicKeyOf(secrets.WECHAT_PAY_MERCHANT_KEY),
    WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000000012026112100000000000001',
    WECHAT_PAY_PUBLIC_KEY: publicKeyOf(secrets.SANDBOX_PAY_PLATFORM_KEY),
    WECHAT_PAY_CERTIFICATES: '1',
    SANDBOX_PAY_MODE: 'mixed',
  };
}

/** Ports and data folder, the caller's environment first. `DATA_DIR` is relative to the repository. */
export function places(environment = process.env) {
  return {
    port: Number(environment.PORT || 3000),
    sandboxPort: Number(environment.SANDBOX_PORT || 3100),
    dataDir: path.resolve(root, environment.DATA_DIR || '.data'),
  };
}

/**
 * The environment with which cloud-api and the sandbox find each other on this machine. Whatever the caller
 * has set stays: `DATABASE_URL`, a real WeChat app, other ports.
 */
export function developmentEnvironment(environment = process.env) {
  const { port, sandboxPort, dataDir } = places(environment);
  const here = `http://localhost:${port}`;
  const sandbox = `http://localhost:${sandboxPort}`;
  const secrets = developmentSecrets(dataDir);
  const defaults = {
    ...SANDBOX_IDENTITY,
    ...secrets,
    // Who names a merchant of his own brings all that belongs to it.
    ...(environment.WECHAT_PAY_MCHID ? {} : sandboxMerchant(sandbox, secrets)),
    PUBLIC_BASE_URL: here,
    H5_DIR: inRoot('miniprogram/dist/h5'),
    SANDBOX_URL: sandbox,
    WECHAT_API_BASE: sandbox,
    WECHAT_ATTACH_TOKEN: '1',
    WECHAT_ENV_VERSION: 'develop',
    SMS_ENDPOINT: sandbox,
    SANDBOX_H5_URL: here,
    SANDBOX_PUSH_URL: `${here}/api/wechat/push`,
    SANDBOX_PERSONAS: path.join(dataDir, 'personas.json'),
    SANDBOX_PAID: path.join(dataDir, 'paid.json'),
    SANDBOX_STATE: path.join(dataDir, 'sandbox.json'),
    SANDBOX_APP_JSON: '',
    TZ: 'Asia/Shanghai',
  };
  return { ...defaults, ...environment, PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIR: dataDir };
}
