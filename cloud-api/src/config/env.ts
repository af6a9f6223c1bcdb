import path from 'node:path';
import { type DatabaseTarget, EnvReader } from './env-reader';
import { readWechatPay, type WechatPayEnv } from './wechat-pay-env';

/** The whole configuration, read once at start. Production differs from development by these values alone. */
export class Env {
  readonly port: number;
  readonly dataDir: string;
  readonly database: DatabaseTarget;
  readonly redisUrl: string | null;
  readonly jwtSecret: string;
  readonly fieldKeys: string;
  readonly fieldCipher: 'aes-256-gcm' | 'sm4-gcm';
  readonly indexKey: string;
  readonly publicBaseUrl: string;
  readonly filesDir: string;
  /** Object storage in place of the directory; null without COS_ENDPOINT. */
  readonly cos: { endpoint: string; secretId: string; secretKey: string } | null;
  readonly h5Dir: string;
  readonly consoleDir: string;
  readonly logLevel: string;
  /** What a collector of metrics must show; null: only this machine may read them. */
  readonly metricsToken: string | null;
  /** Trust X-WX-* headers; only behind WeChat Cloud Hosting with public access closed. */
  readonly trustWxHeaders: boolean;
  /** Trust X-Forwarded-For of a proxy in front. */
  readonly trustProxy: boolean;
  /** Requests a minute allowed for one session or address. */
  readonly rateLimitPerMinute: number;
  /** Runs relay and schedules in this process; off for pure API instances. */
  readonly runJobs: boolean;
  /** Origin of the development sandbox that may frame the H5 pages; null in production. */
  readonly sandboxUrl: string | null;
  readonly wechat: {
    apiBase: string;
    attachToken: boolean;
    appId: string;
    secret: string;
    pushToken: string;
    pushAesKey: string;
    envVersion: 'release' | 'trial' | 'develop';
    templates: { ranking: string; todo: string; case: string };
  };
  /** The merchant of 在线缴费; null without WECHAT_PAY_MCHID. */
  readonly wechatPay: WechatPayEnv | null;
  readonly sms: {
    endpoint: string;
    secretId: string;
    secretKey: string;
    sdkAppId: string;
    signName: string;
    templateCode: string;
    templateNotice: string;
  };

  constructor(source: NodeJS.ProcessEnv) {
    const read = new EnvReader(source);
    this.port = read.int('PORT', 3000);
    this.dataDir = path.resolve(read.text('DATA_DIR', '.data'));
    this.database = read.database(this.dataDir);
    this.redisUrl = read.text('REDIS_URL', '') || null;
    this.jwtSecret = read.secret('JWT_SECRET', 32);
    this.fieldKeys = read.secret('FIELD_KEYS', 20);
    this.fieldCipher = read.oneOf('FIELD_CIPHER', ['aes-256-gcm', 'sm4-gcm'], 'aes-256-gcm');
    this.indexKey = read.secret('INDEX_KEY', 32);
    this.publicBaseUrl = read.text('PUBLIC_BASE_URL', `http://localhost:${this.port}`);
    this.filesDir = path.resolve(read.text('FILES_DIR', path.join(this.dataDir, 'files')));
    this.cos = source.COS_ENDPOINT
      ? { endpoint: read.url('COS_ENDPOINT'), secretId: read.text('COS_SECRET_ID'), secretKey: read.text('COS_SECRET_KEY') }
      : null;
    this.h5Dir = path.resolve(read.text('H5_DIR', path.join(__dirname, '../../../miniprogram/dist/h5')));
    this.consoleDir = path.resolve(read.text('CONSOLE_DIR', path.join(__dirname, '../../../web-console/dist')));
    this.logLevel = read.text('LOG_LEVEL', 'info');
    this.metricsToken = read.optionalSecret('METRICS_TOKEN', 16);
    this.trustWxHeaders = read.flag('TRUST_WX_HEADERS');
    this.trustProxy = read.flag('TRUST_PROXY');
    this.rateLimitPerMinute = read.int('RATE_LIMIT_PER_MINUTE', 600);
    this.runJobs = read.text('RUN_JOBS', '1') === '1';
    this.sandboxUrl = read.text('SANDBOX_URL', '') || null;
    this.wechat = {
      apiBase: read.text('WECHAT_API_BASE', 'https://api.weixin.qq.com'),
      attachToken: read.text('WECHAT_ATTACH_TOKEN', '1') === '1',
      appId: read.text('WECHAT_APPID'),
      secret: read.text('WECHAT_SECRET'),
      pushToken: read.text('WECHAT_PUSH_TOKEN'),
      pushAesKey: read.text('WECHAT_PUSH_AES_KEY'),
      envVersion: read.oneOf('WECHAT_ENV_VERSION', ['release', 'trial', 'develop'], 'release'),
      templates: {
        ranking: read.text('WECHAT_TEMPLATE_RANKING'),
        todo: read.text('WECHAT_TEMPLATE_TODO'),
        case: read.text('WECHAT_TEMPLATE_CASE'),
      },
    };
    this.wechatPay = readWechatPay(read, this.publicBaseUrl);
    this.sms = {
      endpoint: read.text('SMS_ENDPOINT', 'https://sms.tencentcloudapi.com'),
      secretId: read.text('SMS_SECRET_ID'),
      secretKey: read.text('SMS_SECRET_KEY'),
      sdkAppId: read.text('SMS_SDK_APP_ID'),
      signName: read.text('SMS_SIGN_NAME'),
      templateCode: read.text('SMS_TEMPLATE_CODE'),
      templateNotice: read.text('SMS_TEMPLATE_NOTICE'),
    };
    read.finish();
  }
}
