// Works off what seeding left in the outbox, so that no measurement shares the processor with it.
const { inProduct, load } = require('./product.cjs');

void inProduct(async ({ get }) => {
  const { OutboxRelay, OutboxStore } = load('platform/outbox/index');
  await get(OutboxRelay).drain();
  const { pending } = await get(OutboxStore).counts();
  if (pending > 0) throw new Error(`${pending} outbox messages are left`);
});
