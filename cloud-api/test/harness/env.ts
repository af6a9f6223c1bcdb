import { Env } from '../../src/config';
import type { TestDatabase } from './database';

/** Environment of tests: every secret is a test value, nothing leaves the machine. */
export const testEnv = (db: TestDatabase, overrides: Record<string, string> = {}): Env => new Env(testVariables(db, overrides));

/** The same as variables, for a process of its own. */
export function testVariables(db: TestDatabase, overrides: Record<string, string> = {}): Record<string, string> {
  return {
    PORT: '0',
    DATA_DIR: db.dir,
    DATABASE_URL: db.target.kind === 'mysql' ? db.target.url : `sqlite:${db.target.file}`,
    JWT_SECRET: 'test-jwt-secret-test-jwt-secret-test',
    FIELD_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
    INDEX_KEY: 'test-index-key-test-index-key-test-index',
    LOG_LEVEL: 'silent',
    RUN_JOBS: '0',
    RATE_LIMIT_PER_MINUTE: '100000',
    WECHAT_API_BASE: 'http://127.0.0.1:9',
    WECHAT_APPID: 'wx0000000000000001',
    WECHAT_SECRET: 'test-secret',
    WECHAT_PUSH_TOKEN: 'test-push-token',
    WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    WECHAT_TEMPLATE_RANKING: 'tpl-ranking',
    WECHAT_TEMPLATE_TODO: 'tpl-todo',
    WECHAT_TEMPLATE_CASE: 'tpl-case',
    SMS_ENDPOINT: 'http://127.0.0.1:9',
    SMS_SECRET_ID: 'test-id',
    SMS_SECRET_KEY: 'test-key',
    SMS_SDK_APP_ID: '1400000000',
    SMS_SIGN_NAME: '先锋',
    SMS_TEMPLATE_CODE: '100001',
    SMS_TEMPLATE_NOTICE: '100002',
    ...overrides,
  };
}
