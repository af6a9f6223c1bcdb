// node fill-dues.cjs <people.json> <root id> <seed>: fixes everybody's dues, makes three months' bills by the product's own hand, binds the
// members to the platform's users and logs them in. Prints their sessions and the months.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { inProduct, load } = require('../bench/lib/product.cjs');

const [file, rootId, seed] = process.argv.slice(2);
const people = JSON.parse(readFileSync(file, 'utf8'));
const BILLED_MONTHS = 3;
const SESSION_MS = 30 * 24 * 3_600_000;
const sha = (text) => createHash('sha256').update(text).digest();

void inProduct(async ({ get }) => {
  const { UnitOfWork, bulkInsert } = load('database/index');
  const { FieldCipher, BlindIndex } = load('platform/crypto/index');
  const { Clock, shiftMonth } = load('platform/clock');
  const { newId } = load('platform/ids');
  const { BillMaker } = load('modules/dues/bill-maker');
  const [uow, cipher, index, clock] = [get(UnitOfWork), get(FieldCipher), get(BlindIndex), get(Clock)];
  const now = new Date();
  const year = Number(clock.month().slice(0, 4));
  const months = Array.from({ length: BILLED_MONTHS }, (_, i) => shiftMonth(clock.month(), i + 1 - BILLED_MONTHS));
  const sealed = cipher.encrypt('{}', 'dues_fixing.sealed');
  const fixings = people.flatMap(({ memberId }, i) => [year - 1, year, year + 1].map((of) => ({
    id: newId(), memberId, year: of, kind: 'wage', fromMonth: `${of}-01`, toMonth: null, precedence: `${of}-01/0`, currentKey: `${memberId}:${of}-01/0`,
    monthlyFen: 500 + (sha(`${seed}|fixing|${i}`).readUInt32BE(0) % 49_500), manual: 0, sealed, reason: null, createdBy: null, createdAt: now,
  })));
  const sessions = people.map(({ memberId }) => ({
    id: newId(), memberId, kind: 'phone', via: 'wechat', device: '故障演练', refreshHash: sha(newId()).toString('hex'), previousHash: null, rotatedAt: now, createdAt: now,
    lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_MS), revokedAt: null,
  }));
  await uow.run(async (tx) => {
    await bulkInsert(tx, 'dues_fixing', fixings);
    await bulkInsert(tx, 'auth_session', sessions);
    await bulkInsert(tx, 'wechat_account', people.map(({ memberId, openid }) => ({
      id: newId(), openid: cipher.encrypt(openid, 'wechat_account.openid'), openidHash: index.of('openid', openid), sessionKey: null, memberId, boundAt: now, createdAt: now, updatedAt: now,
    })));
  });
  for (const month of months) {
    const { made } = await get(BillMaker).make(`/${rootId}/`, month);
    if (made !== people.length) throw new Error(`${made} of ${people.length} bills of ${month}`);
  }
  process.stdout.write(`${JSON.stringify({ months, sessions: sessions.map(({ id, memberId }) => [memberId, id]) })}\n`);
});
