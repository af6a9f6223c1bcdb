// Logs members in as the product's own log-in does, and prints their access tokens, ordinary members and holders of
// roles, those of one holder of each role, and the ids of some published cases.
const { createHash, randomBytes } = require('node:crypto');
const { inProduct, load } = require('../lib/product.cjs');

const MEMBERS = 30;
const HOLDERS = 10;
const SESSION_MS = 3_600_000;

void inProduct(async ({ get }) => {
  const { UnitOfWork } = load('database/index');
  const { AccessTokens } = load('modules/auth/access-tokens');
  const { newId } = load('platform/ids');
  const { AuthSession } = load('modules/auth/auth.entity');
  const uow = get(UnitOfWork);
  const now = new Date();
  const { ids, officers } = await uow.read(async (tx) => {
    const members = await tx.select(`SELECT id FROM member WHERE status = 'active' ORDER BY id`);
    const holders = await tx.select(`SELECT DISTINCT memberId AS id FROM role_assignment WHERE toDate IS NULL ORDER BY memberId`);
    const spread = (rows, count) => Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)].id);
    const ofRoles = await tx.select('SELECT MIN(memberId) AS id FROM role_assignment WHERE toDate IS NULL GROUP BY role');
    return { ids: [...new Set([...spread(members, MEMBERS), ...spread(holders, HOLDERS)])], officers: new Set(ofRoles.map((row) => row.id)) };
  });
  const sessions = [...new Set([...ids, ...officers])].map((memberId) => ({
    id: newId(), memberId, kind: 'phone', via: 'sms', device: '基准测试', refreshHash: createHash('sha256').update(randomBytes(32)).digest('hex'), previousHash: null,
    rotatedAt: now, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + SESSION_MS), revokedAt: null,
  }));
  await uow.run((tx) => tx.repo(AuthSession).insert(sessions));
  const tokenOf = new Map(await Promise.all(sessions.map(async ({ id, memberId }) => [memberId, await get(AccessTokens).sign(id, memberId)])));
  const tokens = (of) => [...of].map((memberId) => tokenOf.get(memberId));
  const cases = await uow.read((tx) => tx.select("SELECT id FROM case_record WHERE status = 'published' ORDER BY publishedAt DESC LIMIT 40"));
  process.stdout.write(`${JSON.stringify({ tokens: tokens(ids), officers: tokens(officers), cases: cases.map((row) => row.id) })}\n`);
});
