import { Injectable } from '@nestjs/common';
import type { ProbeResult } from '@xianfeng/shared-types';
import { Redis } from 'ioredis';
import { Env } from '../../../config';
import { UnitOfWork } from '../../../database';
import { canDrawChinese, FileStore } from '../../../platform/files';
import { newId } from '../../../platform/ids';
import { WechatError, WechatProbe, WechatUnavailable } from '../../../platform/wechat';

const TIMEOUT_MS = 5_000;
const PROBE = Buffer.from('probe');

const WECHAT_FAULTS: Record<number, string> = {
  40001: '密钥不正确，请在微信公众平台重新核对 WECHAT_SECRET。',
  40013: 'AppID 不正确，请核对 WECHAT_APPID。',
  40125: '密钥不正确，请在微信公众平台重新核对 WECHAT_SECRET。',
  40164: '服务器地址不在白名单中，请在微信公众平台“开发管理”的 IP 白名单中添加。',
  45009: '今日取用次数已达上限，请明日再试。',
};

/** Tries what the service depends on, as it would use it. Nothing is left behind. */
@Injectable()
export class ConfigProbes {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly wechat: WechatProbe,
  ) {}

  run(): Promise<ProbeResult[]> {
    return Promise.all([
      probe('database', '数据库读取', () => this.database()),
      probe('storage', '文件写入与读取', () => this.storage()),
      ...(this.env.redisUrl ? [probe('redis', '共享缓存', () => ping(this.env.redisUrl!))] : []),
      probe('wechat_token', '取微信访问凭证', () => this.token()),
      probe('fonts', '中文字体', () => fonts()),
    ]);
  }

  private async database(): Promise<string> {
    await this.uow.read((tx) => tx.select('SELECT 1 AS ok'));
    return '数据库正常应答。';
  }

  private async storage(): Promise<string> {
    const id = newId();
    await this.files.put(id, 'main', PROBE);
    try {
      if (!(await this.files.read(id, 'main')).equals(PROBE)) throw new Error('读出的内容与写入的不同。');
    } finally {
      await this.files.remove(id);
    }
    return '文件可以写入、读取和删除。';
  }

  private async token(): Promise<string> {
    try {
      return `已取得访问凭证，${await this.wechat.fetchToken()} 秒内有效。`;
    } catch (error) {
      if (error instanceof WechatError) throw new Error(WECHAT_FAULTS[error.errcode] ?? `微信返回错误 ${error.errcode}。`, { cause: error });
      if (error instanceof WechatUnavailable) throw new Error('连不上微信接口，请检查网络和 WECHAT_API_BASE。', { cause: error });
      throw error;
    }
  }
}

async function probe(code: ProbeResult['code'], title: string, attempt: () => Promise<string>): Promise<ProbeResult> {
  const began = performance.now();
  const result = await attempt().then((detail) => ({ ok: true, detail }), (error: Error) => ({ ok: false, detail: error.message }));
  return { code, title, ...result, durationMs: Math.round(performance.now() - began) };
}

async function ping(url: string): Promise<string> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: TIMEOUT_MS, maxRetriesPerRequest: 0, retryStrategy: () => null });
  // Without a listener a refused connection would end the process; the failed command tells it all the same.
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
    return '共享缓存正常应答。';
  } catch (cause) {
    throw new Error('连不上共享缓存，请检查 REDIS_URL。', { cause });
  } finally {
    redis.disconnect();
  }
}

async function fonts(): Promise<string> {
  if (!(await canDrawChinese())) throw new Error('服务器没有中文字体，分享图和海报会显示方框，请安装 fonts-noto-cjk。');
  return '可以绘制中文。';
}
