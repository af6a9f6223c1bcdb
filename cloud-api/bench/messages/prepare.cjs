// Binds the members to the sandbox's users (a JSON file of `{ memberId, openid }`) and grants them consents, as log-ins and pushes would have.
const { readFileSync } = require('node:fs');
const { inProduct, load } = require('../lib/product.cjs');

const people = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const CONSENTS = 3;
const OPENID_COLUMN = 'wechat_account.openid';

void inProduct(async ({ get }) => {
  const { UnitOfWork, bulkInsert } = load('database/index');
  const { FieldCipher, BlindIndex } = load('platform/crypto/index');
  const { newId } = load('platform/ids');
  const [cipher, index] = [get(FieldCipher), get(BlindIndex)];
  const now = new Date();
  await get(UnitOfWork).run(async (tx) => {
    await bulkInsert(tx, 'wechat_account', people.map(({ memberId, openid }) => ({
      id: newId(), openid: cipher.encrypt(openid, OPENID_COLUMN), openidHash: index.of('openid', openid), sessionKey: null, memberId, boundAt: now, createdAt: now, updatedAt: now,
    })));
    await bulkInsert(tx, 'subscription_quota', people.map(({ memberId }) => ({ memberId, kind: 'ranking', remaining: CONSENTS, turnedOffAt: null, updatedAt: now })));
    // Measured at any hour: equal hours mean that no hour is quiet.
    await tx.execute("UPDATE rule_value SET value = '0' WHERE code IN ('notify.quiet_from', 'notify.quiet_to')");
  });
});
