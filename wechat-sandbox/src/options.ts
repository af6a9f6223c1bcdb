import { readFileSync } from 'node:fs';
import { payOptions, type PayOptions } from './pay/pay-options';

export interface SmsOptions {
  secretId: string;
  secretKey: string;
  sdkAppId: string;
  signName: string;
  /** Template ids; their texts are in sms/templates.ts. */
  codeTemplate: string;
  noticeTemplate: string;
}

export interface CosOptions {
  /** `name-appid` */
  bucket: string;
  secretId: string;
  secretKey: string;
}

export interface SandboxOptions {
  port: number;
  host: string;
  appid: string;
  secret: string;
  appName: string;
  /** Where events are posted; empty: events are recorded and not sent. */
  pushUrl: string;
  pushToken: string;
  /** EncodingAESKey, 43 characters. */
  pushAesKey: string;
  /** Time an event receiver has to answer, ms. */
  pushTimeoutMs: number;
  /** Pause before an unanswered event is sent again, ms. */
  pushRetryMs: number;
  /** Origin (and folder) of the H5 build that the phone opens. */
  h5Url: string;
  /** JSON file with the personas; empty: the built-in ones. */
  personasFile: string;
  /** JSON file with payments that have been made before the first start; empty or missing: none. */
  paidFile: string;
  /** JSON file that keeps the state over a restart; empty: memory only. */
  stateFile: string;
  /** app.json of the released mini-program: the list behind 41030. Empty: every page counts as released. */
  appJson: string;
  /** Templates that one subscription dialog may ask for. */
  maxTemplates: number;
  templates: { ranking: string; todo: string; case: string };
  sms: SmsOptions;
  cos: CosOptions;
  pay: PayOptions;
  /** As inside WeChat Cloud Hosting with its open-interface service: calls over plain HTTP come without access_token. */
  cloudHosting: boolean;
}

/** The sandbox's options from the environment; every value has a default that works alone. */
export function optionsFromEnvironment(env: NodeJS.ProcessEnv = process.env): SandboxOptions {
  const text = (name: string, fallback: string) => env[name] || fallback;
  const options: SandboxOptions = {
    port: Number(text('SANDBOX_PORT', '3100')),
    host: text('SANDBOX_HOST', 'localhost'),
    appid: text('WECHAT_APPID', 'wx1f2e3d4c5b6a7980'),
    secret: text('WECHAT_SECRET', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'),
    appName: text('SANDBOX_APP_NAME', '先锋'),
    pushUrl: text('SANDBOX_PUSH_URL', ''),
    pushToken: text('WECHAT_PUSH_TOKEN', 'sandboxpushtoken'),
    pushAesKey: text('WECHAT_PUSH_AES_KEY', 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'),
    pushTimeoutMs: Number(text('SANDBOX_PUSH_TIMEOUT_MS', '5000')),
    pushRetryMs: Number(text('SANDBOX_PUSH_RETRY_MS', '1000')),
    h5Url: text('SANDBOX_H5_URL', 'http://localhost:3000'),
    personasFile: text('SANDBOX_PERSONAS', ''),
    paidFile: text('SANDBOX_PAID', ''),
    stateFile: text('SANDBOX_STATE', ''),
    appJson: text('SANDBOX_APP_JSON', ''),
    maxTemplates: Number(text('SANDBOX_MAX_TEMPLATES', '3')),
    templates: {
      ranking: text('WECHAT_TEMPLATE_RANKING', 'rankingTemplateOfTheSandbox0000000000000001'),
      todo: text('WECHAT_TEMPLATE_TODO', 'todoTemplateOfTheSandbox0000000000000000002'),
      case: text('WECHAT_TEMPLATE_CASE', 'caseTemplateOfTheSandbox0000000000000000003'),
    },
    sms: {
      secretId: text('SMS_SECRET_ID', 'AKIDsandbox0000000000000000000000000'),
      secretKey: text('SMS_SECRET_KEY', 'sandboxsmssecretkey0000000000000'),
      sdkAppId: text('SMS_SDK_APP_ID', '1400000000'),
      signName: text('SMS_SIGN_NAME', '先锋党建'),
      codeTemplate: text('SMS_TEMPLATE_CODE', '1000001'),
      noticeTemplate: text('SMS_TEMPLATE_NOTICE', '1000002'),
    },
    cos: {
      bucket: text('SANDBOX_COS_BUCKET', 'xianfeng-1250000000'),
      secretId: text('COS_SECRET_ID', 'AKIDsandboxcos000000000000000000000'),
      secretKey: text('COS_SECRET_KEY', 'sandboxcossecretkey0000000000000'),
    },
    pay: payOptions(text),
    cloudHosting: text('SANDBOX_CLOUD_HOSTING', '0') === '1',
  };
  if (!Number.isInteger(options.port) || options.port < 0) throw new Error('SANDBOX_PORT 不是端口号');
  if (!/^[A-Za-z0-9]{43}$/.test(options.pushAesKey)) throw new Error('WECHAT_PUSH_AES_KEY 应为 43 个字母或数字');
  return options;
}

/** Reads a JSON file of the options; the message of the error names the variable. */
export function readJsonOption(variable: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${variable}：无法读取 ${file}（${(error as Error).message}）`, { cause: error });
  }
}
