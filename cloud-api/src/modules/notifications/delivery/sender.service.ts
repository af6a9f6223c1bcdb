import { Injectable, Logger } from '@nestjs/common';
import type { DeliveryChannel } from '@xianfeng/shared-types';
import pLimit from 'p-limit';
import { Clock } from '../../../platform/clock';
import { Channels, type Job } from './channels';
import type { DeliveryResult } from './delivery-outcome';
import { afterQuiet, quietReason } from './delivery-policy';
import { DeliveryStore, type Settled } from './delivery.store';
import type { DeliverPayload } from './fanout.service';
import { DeliveryLimits } from './limits.service';

/** Calls on their way at once: of all batches together, so that the places of one that reads or settles are used by the others. */
const CALLS = 32;

@Injectable()
export class Sender {
  private readonly logger = new Logger(Sender.name);
  private readonly calls = pLimit(CALLS);

  constructor(
    private readonly store: DeliveryStore,
    private readonly channels: Channels,
    private readonly limits: DeliveryLimits,
    private readonly clock: Clock,
  ) {}

  /** Whatever brought them here at night, a retry, a fallback or an officer: nobody is woken up. */
  async handle({ deliveryIds }: DeliverPayload): Promise<void> {
    const limits = await this.limits.current();
    const [now, allowed] = [this.clock.now(), afterQuiet(this.clock.now(), limits)];
    if (allowed > now) return this.store.postpone(deliveryIds, allowed, quietReason(limits));
    const jobs = await this.store.claim(deliveryIds);
    if (jobs.length === 0) return;
    const settled: Settled[] = [];
    for (const channel of ['wechat', 'sms'] satisfies DeliveryChannel[]) {
      const ofChannel = jobs.filter((j) => j.delivery.channel === channel);
      if (ofChannel.length > 0) settled.push(...(await this.sendAll(channel, ofChannel)));
    }
    await this.store.settle(settled);
  }

  private async sendAll(channel: DeliveryChannel, jobs: Job[]): Promise<Settled[]> {
    const send = channel === 'wechat' ? await this.channels.wechat(jobs) : await this.channels.text(jobs);
    return Promise.all(jobs.map((job) => this.calls(async () => ({ ...job, result: await this.guarded(send, job) }))));
  }

  /** An unexpected fault of one message must not lose the outcome of the others. */
  private async guarded(send: (job: Job) => Promise<DeliveryResult>, job: Job): Promise<DeliveryResult> {
    try {
      return await send(job);
    } catch (error) {
      this.logger.error(`delivery ${job.delivery.id}: ${(error as Error).message}`);
      return { status: 'failed', reason: '发送时出现意外错误，请查看服务日志', msgId: null };
    }
  }
}
