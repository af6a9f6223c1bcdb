import type { KeyWork, Row } from './key-work';

/** A table that keeps something encrypted, and how a row of it is renewed. */
export interface SealedTable {
  table: string;
  /** Primary key. */
  key: string;
  /** What is read and may be written. */
  columns: string[];
  where?: string;
  renew(row: Row, keys: KeyWork): Row;
}

const SECRETS = ['idNumber', 'phone', 'landline', 'address'] as const;

function renewMember(row: Row, keys: KeyWork): Row {
  const renewed = { ...row };
  for (const field of SECRETS) renewed[field] = keys.reseal(row[field], `member.${field}`);
  renewed.idNumberHash = keys.rehash(row.idNumberHash, 'id-number', row.idNumber, 'member.idNumber');
  renewed.phoneHash = keys.rehash(row.phoneHash, 'phone', row.phone, 'member.phone');
  return renewed;
}

function renewSmsMessage({ payload }: Row, keys: KeyWork): Row {
  const message = JSON.parse(payload!) as { sealed: string };
  return { payload: JSON.stringify({ ...message, sealed: keys.reseal(message.sealed, 'auth.sms-code.payload') }) };
}

export const SEALED_TABLES: readonly SealedTable[] = [
  { table: 'member', key: 'id', columns: [...SECRETS, 'idNumberHash', 'phoneHash'], renew: renewMember },
  {
    table: 'member_alias',
    key: 'aliasId',
    columns: ['idNumber', 'idNumberHash'],
    renew: (row, keys) => ({
      idNumber: keys.reseal(row.idNumber, 'member.idNumber'),
      idNumberHash: keys.rehash(row.idNumberHash, 'id-number', row.idNumber, 'member.idNumber'),
    }),
  },
  {
    table: 'wechat_account',
    key: 'id',
    columns: ['openid', 'openidHash', 'sessionKey'],
    renew: (row, keys) => ({
      openid: keys.reseal(row.openid, 'wechat_account.openid'),
      openidHash: keys.rehash(row.openidHash, 'openid', row.openid, 'wechat_account.openid'),
      sessionKey: keys.reseal(row.sessionKey, 'wechat_account.sessionKey'),
    }),
  },
  { table: 'wechat_token', key: 'appId', columns: ['token'], renew: ({ token }, keys) => ({ token: keys.reseal(token, 'wechat_token.token') }) },
  { table: 'second_factor', key: 'memberId', columns: ['secret'], renew: ({ secret }, keys) => ({ secret: keys.reseal(secret, 'second_factor.secret') }) },
  { table: 'import_piece', key: 'id', columns: ['data'], renew: ({ data }, keys) => ({ data: keys.reseal(data, 'import_piece.data') }) },
  { table: 'import_row', key: 'id', columns: ['payload'], where: 'payload IS NOT NULL', renew: ({ payload }, keys) => ({ payload: keys.reseal(payload, 'import_row.payload') }) },
  { table: 'import_batch', key: 'id', columns: ['data'], renew: ({ data }, keys) => ({ data: keys.reseal(data, 'import_batch.data') }) },
  { table: 'idempotency_key', key: 'id', columns: ['reply'], where: 'reply IS NOT NULL', renew: ({ reply }, keys) => ({ reply: keys.reseal(reply, 'idempotency_key.reply') }) },
  { table: 'outbox_message', key: 'id', columns: ['payload'], where: "topic = 'auth.sms-code'", renew: renewSmsMessage },
  { table: 'dues_fixing', key: 'id', columns: ['sealed'], renew: ({ sealed }, keys) => ({ sealed: keys.reseal(sealed, 'dues_fixing.sealed') }) },
  {
    table: 'dues_fixing_import', key: 'id', columns: ['sealed'], where: "state = 'checked'",
    renew: ({ sealed }, keys) => ({ sealed: keys.reseal(sealed, 'dues_fixing_import.sealed') }),
  },
  {
    table: 'payment_order', key: 'id', columns: ['payerOpenid', 'payerOpenidHash'],
    renew: (row, keys) => ({
      payerOpenid: keys.reseal(row.payerOpenid, 'payment_order.payerOpenid'),
      payerOpenidHash: keys.rehash(row.payerOpenidHash, 'openid', row.payerOpenid, 'payment_order.payerOpenid'),
    }),
  },
  { table: 'payment_notice', key: 'id', columns: ['content'], renew: ({ content }, keys) => ({ content: keys.reseal(content, 'payment_notice.content') }) },
  {
    table: 'payment_exception', key: 'id', columns: ['content'], where: 'content IS NOT NULL',
    renew: ({ content }, keys) => ({ content: keys.reseal(content, 'payment_exception.content') }),
  },
];
