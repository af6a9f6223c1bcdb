import type { CheckGroup, CheckState, ConfigCheck } from '@xianfeng/shared-types';
import type { Env } from '../../../config';

/** What is looked at, so that a test can give any configuration. */
export type CheckedEnv = Pick<
  Env,
  'publicBaseUrl' | 'sandboxUrl' | 'redisUrl' | 'runJobs' | 'trustProxy' | 'trustWxHeaders' | 'database' | 'jwtSecret' | 'indexKey' | 'fieldCipher' | 'wechat' | 'wechatPay' | 'sms'
>;

type Finding = [state: CheckState, detail: string];
type Check = (env: CheckedEnv) => Finding;

const ok = (detail: string): Finding => ['ok', detail];
const missing = (detail: string): Finding => ['missing', detail];
const warning = (detail: string): Finding => ['warning', detail];
const fits = (value: string, pattern: RegExp, good: string, bad: string): Finding => (pattern.test(value) ? ok(good) : missing(bad));

const APP_ID = /^wx[0-9a-f]{16}$/;
const APP_SECRET = /^[0-9a-f]{32}$/;
/** As WeChat gives them out: 43 characters. */
const TEMPLATE_ID = /^[\w-]{43}$/;
const CHECK: [code: string, group: CheckGroup, title: string, variable: string | null, check: Check][] = [
  ['server.public_url', 'server', '对外地址', 'PUBLIC_BASE_URL', ({ publicBaseUrl }) =>
    fits(publicBaseUrl, /^https:\/\/(?!localhost|127\.)/, `对外地址为 ${publicBaseUrl}`, '未设为 https 的正式域名：微信不接受其他地址，图片和下载链接在手机上打不开。')],
  ['server.sandbox', 'server', '开发沙箱', 'SANDBOX_URL', ({ sandboxUrl }) =>
    sandboxUrl === null ? ok('未连接开发沙箱') : missing('仍连接开发沙箱：任何人都能以演示身份登录，上线前请清空此项。')],
  ['server.redis', 'server', '共享缓存', 'REDIS_URL', ({ redisUrl }) =>
    redisUrl ? ok('已配置，多个实例共享限流计数和任务队列') : warning('未配置：只有一个实例时可以不配，部署多个实例时必须配置。')],
  ['server.jobs', 'server', '后台任务', 'RUN_JOBS', ({ runJobs }) =>
    runJobs ? ok('本实例运行后台任务') : warning('本实例不运行后台任务，请确认另有实例运行，否则消息不会发出。')],
  ['server.proxy', 'server', '前置代理', 'TRUST_PROXY', ({ trustProxy, trustWxHeaders }) =>
    trustProxy || trustWxHeaders ? ok('按代理转发的地址限流和留痕') : warning('未信任前置代理：若服务在网关之后，所有人会被视为同一地址。')],
  ['database.kind', 'database', '数据库', 'DATABASE_URL', ({ database }) =>
    database.kind === 'mysql' ? ok('使用 MySQL 协议的数据库') : warning('使用内置数据库：只适合单机试用，正式运行请改用 MySQL 协议的数据库并配置备份。')],
  ['storage.kind', 'storage', '文件存储', 'FILES_DIR', ({ redisUrl }) =>
    redisUrl ? warning('文件保存在本机目录：多个实例须挂载同一共享目录。') : ok('文件保存在本机目录，请纳入备份')],
  ['wechat.api', 'wechat', '微信接口地址', 'WECHAT_API_BASE', ({ wechat }) =>
    fits(wechat.apiBase, /^https?:\/\/api\.weixin\.qq\.com\/?$/, '使用微信正式接口', '仍指向替身服务，请设为 https://api.weixin.qq.com（微信云托管用 http）。')],
  ['wechat.app_id', 'wechat', '小程序 AppID', 'WECHAT_APPID', ({ wechat }) =>
    fits(wechat.appId, APP_ID, `AppID 为 ${wechat.appId.slice(0, 6)}…`, 'AppID 应为 wx 加 16 位十六进制数，在微信公众平台“开发管理”中查看。')],
  ['wechat.secret', 'wechat', '小程序密钥', 'WECHAT_SECRET', ({ wechat }) =>
    fits(wechat.secret, APP_SECRET, '已设置', '密钥应为 32 位十六进制数，在微信公众平台“开发管理”中生成。')],
  ['wechat.push_token', 'wechat', '消息推送令牌', 'WECHAT_PUSH_TOKEN', ({ wechat }) =>
    fits(wechat.pushToken, /^(?!test|sandbox|dev)[A-Za-z0-9]{3,32}$/, '已设置', '令牌应为 3–32 位字母或数字，与微信公众平台“消息推送”中填写的一致。')],
  ['wechat.push_key', 'wechat', '消息加密密钥', 'WECHAT_PUSH_AES_KEY', ({ wechat }) =>
    fits(wechat.pushAesKey, /^[A-Za-z0-9]{43}$/, '已设置', '加密密钥应为 43 位字母或数字，与微信公众平台“消息推送”中填写的一致。')],
  ['wechat.version', 'wechat', '小程序版本', 'WECHAT_ENV_VERSION', ({ wechat }) =>
    wechat.envVersion === 'release' ? ok('消息和小程序码打开正式版') : warning('消息和小程序码打开体验版或开发版，党员打不开。')],
  ...(['ranking', 'todo', 'case'] as const).map((kind): (typeof CHECK)[number] => [
    `wechat.template.${kind}`, 'wechat', `${{ ranking: '排名通报', todo: '待办提醒', case: '案例结果' }[kind]}订阅模板`, `WECHAT_TEMPLATE_${kind.toUpperCase()}`,
    ({ wechat }) => fits(wechat.templates[kind], TEMPLATE_ID, '已设置', '未填写微信订阅消息的模板编号，党员收不到此类微信提醒。'),
  ]),
  ['wechat.pay', 'wechat', '微信支付', 'WECHAT_PAY_MCHID', ({ wechatPay }) => {
    if (!wechatPay) return warning('未配置商户：不能在线缴纳党费，只能登记线下缴纳。');
    if (wechatPay.apiBase !== 'https://api.mch.weixin.qq.com') return missing('仍指向替身服务，请去掉 WECHAT_PAY_API_BASE。');
    if (!/^https:\/\/(?!localhost|127\.)/.test(wechatPay.notifyBase)) return missing('支付通知的来访地址不是 https 的正式域名，请设置 WECHAT_PAY_NOTIFY_BASE。');
    return ok(`商户号 ${wechatPay.mchId.slice(0, 4)}…，${wechatPay.publicKey ? '微信支付公钥' : ''}${wechatPay.publicKey && wechatPay.certificates ? '与' : ''}${wechatPay.certificates ? '平台证书' : ''}验签`);
  }],
  ['sms.endpoint', 'sms', '短信接口地址', 'SMS_ENDPOINT', ({ sms }) =>
    fits(sms.endpoint, /^https:\/\/sms\.[\w.-]*tencentcloudapi\.com\/?$/, '使用腾讯云短信正式接口', '仍指向替身服务，请设为 https://sms.tencentcloudapi.com。')],
  ['sms.secret', 'sms', '短信访问密钥', 'SMS_SECRET_ID', ({ sms }) =>
    /^AKID\w{20,}$/.test(sms.secretId) && sms.secretKey.length >= 32 ? ok('已设置') : missing('访问密钥不完整：SMS_SECRET_ID 以 AKID 开头，SMS_SECRET_KEY 为 32 位。')],
  ['sms.app', 'sms', '短信应用', 'SMS_SDK_APP_ID', ({ sms }) => fits(sms.sdkAppId, /^14\d{8}$/, '已设置', '短信应用编号应为 14 开头的 10 位数字。')],
  ['sms.sign', 'sms', '短信签名', 'SMS_SIGN_NAME', ({ sms }) =>
    fits(sms.signName, /^[\u4e00-\u9fa5A-Za-z0-9]{2,12}$/, `签名为“${sms.signName}”，须与腾讯云审核通过的一致`, '短信签名应为 2–12 个字，须经腾讯云审核。')],
  ['sms.templates', 'sms', '短信模板', 'SMS_TEMPLATE_CODE', ({ sms }) =>
    /^\d{5,10}$/.test(sms.templateCode) && /^\d{5,10}$/.test(sms.templateNotice) ? ok('验证码和通知模板已设置') : missing('SMS_TEMPLATE_CODE 与 SMS_TEMPLATE_NOTICE 应为审核通过的模板编号（数字）。')],
  ['security.secrets', 'security', '签名与检索密钥', 'JWT_SECRET', ({ jwtSecret, indexKey }) =>
    weak(jwtSecret) || weak(indexKey) ? missing('JWT_SECRET 或 INDEX_KEY 像是示例值，请换成随机生成的密钥。') : ok('已设置为随机值')],
  ['security.cipher', 'security', '个人信息加密', 'FIELD_CIPHER', ({ fieldCipher }) =>
    fieldCipher === 'sm4-gcm' ? ok('使用国密 SM4 加密') : ok('使用 AES-256 加密；客户要求国密时改为 sm4-gcm 并轮换密钥')],
];

/** A key that a person typed or copied from an example. */
const weak = (secret: string): boolean => /test|example|secret|changeme|demo/i.test(secret) || new Set(secret).size < 10;

/** Everything that production needs, in the order of the page. */
export const configChecks = (env: CheckedEnv): ConfigCheck[] =>
  CHECK.map(([code, group, title, variable, check]) => {
    const [state, detail] = check(env);
    return { code, group, title, state, detail, variable };
  });
