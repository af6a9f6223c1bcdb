// The product's way of a message: outbox row, fan-out, limits and consents, claim, call, settling. One round a line on standard input.
const { createInterface } = require('node:readline');
const { inProduct, load } = require('../lib/product.cjs');

const request = (round, memberIds) => ({
  topic: 'ranking.month', period: `bench-${round}`, to: { kind: 'members', memberIds }, title: '组织排名已公布', body: '本月组织排名已公布。', page: 'pages/ranking/index?month=2026-01',
  template: { kind: 'ranking', name: '一月组织排名', publishedOn: '2026-02-03', org: '第一党支部', rank: '3/286', note: '点击查看本支部位次' },
});

void inProduct(async ({ get }) => {
  const { UnitOfWork } = load('database/index');
  const { requestNotification } = load('platform/notify/index');
  const { Outbox, OutboxRelay } = load('platform/outbox/index');
  const [uow, outbox, relay] = [get(UnitOfWork), get(Outbox), get(OutboxRelay)];
  for await (const line of createInterface(process.stdin)) {
    const { round, memberIds } = JSON.parse(line);
    const began = performance.now();
    await uow.run((tx) => requestNotification(outbox, tx, request(round, memberIds)));
    await relay.drain();
    const ms = performance.now() - began;
    const [{ sent }] = await uow.read((tx) =>
      tx.select("SELECT COUNT(*) AS sent FROM delivery d JOIN notification n ON n.id = d.notificationId WHERE n.period = ? AND d.status = 'sent'", [`bench-${round}`]),
    );
    process.stdout.write(`${JSON.stringify({ ms, sent: Number(sent) })}\n`);
  }
});
