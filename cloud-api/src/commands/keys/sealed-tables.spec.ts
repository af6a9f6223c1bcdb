import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(__dirname, '../..');
/** Who encrypts for the database. Somebody new comes into SEALED_TABLES, into the test of the rotation, and only then in here. */
const KNOWN = [
  'database/seed/member-rows.ts', 'database/seed/online-payments.ts', 'modules/auth/second-factor/second-factor-store.ts', 'modules/auth/sms-codes.service.ts', 'modules/auth/wechat-accounts.ts', 'modules/dues/dues-vault.ts', 'modules/members/member-vault.ts',
  'modules/members/roster/import-check.ts', 'modules/members/roster/import-store.ts', 'modules/payments/callbacks/notice-intake.ts',
  'modules/payments/exceptions/exceptions.ts', 'modules/payments/exceptions/held-money.ts', 'modules/payments/orders/order-draft.ts', 'platform/idempotency/idempotency.store.ts', 'platform/wechat/db-token-store.ts',
];

it('knows every place that encrypts for the database', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  const encrypting = files.filter((file) => /\bcipher\.encrypt\(/.test(readFileSync(path.join(SRC, file), 'utf8')));
  const elsewhere = encrypting.map((file) => file.split(path.sep).join('/')).filter((file) => !file.startsWith('commands/keys/'));
  expect(elsewhere.sort()).toEqual(KNOWN);
});
