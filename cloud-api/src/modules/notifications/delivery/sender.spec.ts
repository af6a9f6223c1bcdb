import type { Clock } from '../../../platform/clock';
import type { Channels, Job } from './channels';
import type { DeliveryStore, Settled } from './delivery.store';
import type { DeliveryLimits } from './limits.service';
import { Sender } from './sender.service';

const job = (id: string): Job => ({
  delivery: { id, notificationId: id, memberId: id, orgPath: '/', orgName: '', channel: 'wechat', attempts: 1 },
  notification: { page: '', template: null, mustArrive: false },
});
const idsOf = (batch: number): string[] => Array.from({ length: 40 }, (_, i) => `${batch}-${i}`);

/** A sender whose calls end when told; `settled` is what it wrote down. */
function scene() {
  const underWay = new Set<() => void>();
  const settled: Settled[][] = [];
  const store = {
    claim: async (ids: string[]) => ids.map(job),
    settle: async (batch: Settled[]) => void settled.push(batch),
  } as unknown as DeliveryStore;
  const send = () => new Promise((answer) => {
    const end = () => {
      underWay.delete(end);
      answer({ status: 'sent', reason: '', msgId: null });
    };
    underWay.add(end);
  });
  const channels = { wechat: async () => send } as unknown as Channels;
  const limits = { current: async () => ({ quietFrom: 0, quietTo: 0, monthlyCap: 8, reserve: 2 }) } as unknown as DeliveryLimits;
  const clock = { now: () => new Date('2026-11-20T02:00:00.000Z') } as Clock;
  return { sender: new Sender(store, channels, limits, clock), underWay, settled };
}

const turn = () => new Promise((next) => setImmediate(next));

describe('the sender', () => {
  it('has 32 calls under way for all batches together, and fills the places that become free', async () => {
    const { sender, underWay, settled } = scene();
    const batches = Promise.all([1, 2, 3].map((batch) => sender.handle({ deliveryIds: idsOf(batch) })));
    const seen: number[] = [];
    for (await turn(); underWay.size > 0; await turn()) {
      seen.push(underWay.size);
      for (const end of [...underWay]) end();
    }
    await batches;
    expect(seen).toEqual([32, 32, 32, 24]);
    expect(settled.map((batch) => batch.map(({ delivery }) => delivery.id))).toEqual([idsOf(1), idsOf(2), idsOf(3)]);
  });
});
