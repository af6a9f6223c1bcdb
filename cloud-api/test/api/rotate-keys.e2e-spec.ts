import { importsApi } from '@xianfeng/shared-types';
import { DataSource } from 'typeorm';
import { KeyRotation } from '../../src/commands/keys/key-rotation';
import { KeyWork } from '../../src/commands/keys/key-work';
import { SecondFactorStore } from '../../src/modules/auth/second-factor/second-factor-store';
import { WechatAccounts } from '../../src/modules/auth/wechat-accounts';
import { DuesFixingImportRow } from '../../src/modules/dues/dues-fixing.entity';
import { Member } from '../../src/modules/members/member.entity';
import { MemberAlias } from '../../src/modules/members/member-records.entity';
import { MemberVault } from '../../src/modules/members/member-vault';
import { PaymentNoticeRow } from '../../src/modules/payments/callbacks/notice.entity';
import { BlindIndex, FieldCipher } from '../../src/platform/crypto';
import { IdempotencyStore } from '../../src/platform/idempotency/idempotency.store';
import { newId } from '../../src/platform/ids';
import { Outbox } from '../../src/platform/outbox';
import { TokenStore } from '../../src/platform/wechat/token-store';
import { createFixing } from '../factories/dues';
import { createMember, fictitiousIdNumber } from '../factories/members';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import { createException, createOrder } from '../factories/payments';
import { TestApp, tokenFor } from '../harness';
import { rosterFile, rosterRow } from '../support/roster';

const key = (version: number, fill: number) => `${version}:${Buffer.alloc(32, fill).toString('base64')}`;
const cipher = (...keys: string[]) => new FieldCipher({ keys: keys.join(','), algorithm: 'aes-256-gcm' });
const OLD = key(1, 7);
const NEW = key(2, 8);
const NEW_INDEX = new BlindIndex('a-new-index-key-of-more-than-32-characters');
const ID_NUMBER = fictitiousIdNumber(990_001);
const MERGED_ID_NUMBER = fictitiousIdNumber(990_002);
const PHONE = '19912345678';
const OPENID = 'openid-of-the-member';

describe('rotation of the keys of personal data', () => {
  let t: TestApp;
  let member: Member;
  beforeEach(async () => {
    t = await TestApp.start({ env: { FIELD_KEYS: OLD } });
    await fillEveryTable();
  });
  afterEach(() => t.stop());

  /** Something sealed in every place that keeps sealed values. */
  async function fillEveryTable(): Promise<void> {
    const tree = await createOrgTree(t.uow);
    const old = t.get(FieldCipher);
    const secrets = { landline: old.encrypt('0531-8000000', 'member.landline'), address: old.encrypt('泉城路 1 号', 'member.address') };
    member = await createMember(t, { orgId: tree.a1.id, idNumber: ID_NUMBER, phone: PHONE, with: secrets });
    await createMember(t, { orgId: tree.a1.id, phone: null });
    const alias = { idNumber: old.encrypt(MERGED_ID_NUMBER, 'member.idNumber'), idNumberHash: t.get(BlindIndex).of('id-number', MERGED_ID_NUMBER) };
    await t.uow.run((tx) => tx.repo(MemberAlias).insert({ ...alias, aliasId: newId(), memberId: member.id, mergedById: null, mergedAt: t.clock.now(), reason: '重复登记' }));
    await t.uow.run((tx) => t.get(WechatAccounts).remember(tx, OPENID, 'c2Vzc2lvbi1rZXk='));
    await t.uow.run((tx) => t.get(SecondFactorStore).makeKey(tx, member.id));
    await t.get(TokenStore).save('wx0000000000000001', { token: 'shared-token', refreshAt: t.clock.now() });
    const officer = {
      memberId: newId(), orgId: tree.a.id, orgPath: tree.a.path,
      assignments: [{ role: 'committee_officer' as const, orgId: tree.a.id, orgPath: tree.a.path, reach: 'subtree' as const }],
    };
    const upload = (file: Buffer) => t.http('post', importsApi.upload.path).set('authorization', `Bearer ${tokenFor(officer)}`).attach('file', file, '名册.xlsx');
    await upload(await rosterFile([rosterRow(1, { org: tree.a1.name, landline: '0531-8000001' }), rosterRow(2, { org: '没有的组织' })]));
    await t.drainOutbox();
    await upload(await rosterFile([rosterRow(3, { org: tree.a1.name })]));
    const payload = { sealed: old.encrypt(JSON.stringify({ phone: PHONE, code: '000000' }), 'auth.sms-code.payload') };
    await t.uow.run((tx) => t.get(Outbox).add(tx, 'auth.sms-code', payload));
    const replies = t.get(IdempotencyStore);
    await replies.begin('reveal', '{}');
    await replies.finish('reveal', { phone: PHONE });
    await replies.begin('still running', '{}');
    await fillDues(tree, old);
  }

  async function fillDues(tree: OrgTree, old: FieldCipher): Promise<void> {
    const now = t.clock.now();
    await createFixing(t, { member });
    await t.uow.run((tx) => tx.repo(DuesFixingImportRow).insert({
      id: newId(), orgId: tree.a1.id, year: 2026, fileName: '核定.xlsx', state: 'checked', rows: 1, changes: 1, unchanged: 0, faults: '[]',
      sealed: old.encrypt('[]', 'dues_fixing_import.sealed'), createdBy: newId(), createdAt: now,
    }));
    await createOrder(t, tree.a1, { payerOpenid: old.encrypt(OPENID, 'payment_order.payerOpenid'), payerOpenidHash: t.get(BlindIndex).of('openid', OPENID) });
    await createException(t, tree.a1, { content: old.encrypt('{}', 'payment_exception.content') });
    await t.uow.run((tx) => tx.repo(PaymentNoticeRow).insert({
      id: newId(), noticeId: 'EV-1', kind: 'transaction', number: 'D1', content: old.encrypt('{}', 'payment_notice.content'), status: 'handled', outcome: 'booked', attempts: 0,
      receivedAt: now, nextTryAt: now, handledAt: now,
    }));
  }

  const rotation = (with_: FieldCipher, index: BlindIndex | null = null) => new KeyRotation(t.uow, new KeyWork(with_, index));
  async function renewed(run: KeyRotation, checkOnly = false): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for await (const report of run.run({ checkOnly })) counts[report.table] = report.renewed;
    return counts;
  }

  /** `table.column` of every text in the whole database that holds a value sealed with key version 1. */
  async function sealedWithOldKey(): Promise<string[]> {
    const found: string[] = [];
    for (const { tableName, columns } of t.get(DataSource).entityMetadatas) {
      for (const { databaseName } of columns) {
        const rows = await t.uow.read((tx) => tx.select<{ value: unknown }>(`SELECT \`${databaseName}\` AS value FROM ${tableName} WHERE \`${databaseName}\` LIKE '%v1.1.%'`));
        if (rows.some(({ value }) => /v1\.1\.[A-Za-z0-9+/]{28}/.test(String(value)))) found.push(`${tableName}.${databaseName}`);
      }
    }
    return found.sort();
  }

  const PLACES = [
    'dues_fixing.sealed', 'dues_fixing_import.sealed', 'idempotency_key.reply', 'import_batch.data', 'import_piece.data', 'import_row.payload', 'member.address', 'member.idNumber', 'member.landline', 'member.phone', 'member_alias.idNumber',
    'outbox_message.payload', 'payment_exception.content', 'payment_notice.content', 'payment_order.payerOpenid', 'second_factor.secret', 'wechat_account.openid', 'wechat_account.sessionKey', 'wechat_token.token',
  ];

  it('leaves nothing in the database that needs the old key, and everything readable with the new one', async () => {
    expect(await sealedWithOldKey()).toEqual(PLACES);
    const expected = {
      member: 2, member_alias: 1, wechat_account: 1, wechat_token: 1, second_factor: 1, import_piece: 1, import_row: 1, import_batch: 1, idempotency_key: 1,
      outbox_message: 1, dues_fixing: 1, dues_fixing_import: 1, payment_order: 1, payment_notice: 1, payment_exception: 1,
    };
    expect(await renewed(rotation(cipher(OLD, NEW)), true)).toEqual(expected);
    expect(await sealedWithOldKey()).toEqual(PLACES);
    expect(await renewed(rotation(cipher(OLD, NEW)))).toEqual(expected);
    expect(await sealedWithOldKey()).toEqual([]);

    const row = await t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ id: member.id }));
    const vault = new MemberVault(cipher(NEW), t.get(BlindIndex));
    expect(vault.open(row)).toEqual({ idNumber: ID_NUMBER, phone: PHONE, landline: '0531-8000000', address: '泉城路 1 号' });
    expect([row.idNumberHash, row.version]).toEqual([member.idNumberHash, member.version]);
    expect(Object.values(await renewed(rotation(cipher(NEW)))).every((n) => n === 0)).toBe(true);
  });

  it('goes on where an interrupted run stopped', async () => {
    const run = rotation(cipher(OLD, NEW)).run({ checkOnly: false });
    await run.next();
    await run.return(undefined);
    expect(await sealedWithOldKey()).toEqual(PLACES.filter((place) => !place.startsWith('member.')));
    expect(await renewed(rotation(cipher(OLD, NEW)))).toMatchObject({ member: 0, wechat_account: 1 });
    expect(await sealedWithOldKey()).toEqual([]);
  });

  it('says which row has lost its key', async () => {
    await expect(renewed(rotation(cipher(NEW)))).rejects.toThrow(/^member [0-9A-Z]{26}: FIELD_KEYS has no key version 1$/);
  });

  it('computes the keyed hashes anew for a new INDEX_KEY', async () => {
    await renewed(rotation(cipher(OLD, NEW), NEW_INDEX));
    const { idNumberHash, phoneHash } = await t.uow.read((tx) => tx.repo(Member).findOneByOrFail({ id: member.id }));
    expect([idNumberHash, phoneHash]).toEqual([NEW_INDEX.of('id-number', ID_NUMBER), NEW_INDEX.of('phone', PHONE)]);
    const alias = await t.uow.read((tx) => tx.repo(MemberAlias).findOneByOrFail({ memberId: member.id }));
    expect(alias.idNumberHash).toBe(NEW_INDEX.of('id-number', MERGED_ID_NUMBER));
    const [{ openidHash }] = await t.uow.read((tx) => tx.select<{ openidHash: string }>('SELECT openidHash FROM wechat_account'));
    expect(openidHash).toBe(NEW_INDEX.of('openid', OPENID));
    const [order] = await t.uow.read((tx) => tx.select<{ payerOpenidHash: string }>('SELECT payerOpenidHash FROM payment_order'));
    expect(order.payerOpenidHash).toBe(NEW_INDEX.of('openid', OPENID));
    expect(Object.values(await renewed(rotation(cipher(NEW), NEW_INDEX))).every((n) => n === 0)).toBe(true);
  });
});
