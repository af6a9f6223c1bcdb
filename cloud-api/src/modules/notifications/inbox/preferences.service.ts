import { Injectable } from '@nestjs/common';
import { NOTIFY_TOPIC_CODES, NOTIFY_TOPICS, type Id, type NotificationPreferences, type NotifyTopic, type SubscriptionTemplate, type TemplateKind } from '@xianfeng/shared-types';
import { Env } from '../../../config';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { DeliveryLimits } from '../delivery/limits.service';
import { templateIdOf } from '../delivery/template-data';
import { NotificationPreference } from '../notification.entity';
import { SubscriptionQuotas } from '../subscription/quotas.service';

const TEMPLATE_TITLES: Record<TemplateKind, string> = { ranking: '月度排名通报', todo: '待办提醒', case: '案例审核结果' };
const canMute = (topic: NotifyTopic): boolean => NOTIFY_TOPICS[topic].priority !== 'high';

@Injectable()
export class PreferencesService {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly limits: DeliveryLimits,
    private readonly quotas: SubscriptionQuotas,
  ) {}

  async show(memberId: Id): Promise<NotificationPreferences> {
    const row = await this.uow.read((tx) => tx.repo(NotificationPreference).findOneBy({ memberId }));
    const limits = await this.limits.current();
    const topics = NOTIFY_TOPIC_CODES.map((topic) => ({
      topic, label: NOTIFY_TOPICS[topic].label, canMute: canMute(topic), muted: row?.muted.includes(topic) ?? false,
    }));
    return {
      topics, templates: await this.templates(memberId), quiet: { fromHour: limits.quietFrom, toHour: limits.quietTo }, monthlyCap: limits.monthlyCap,
    };
  }

  /** Important topics are left out of what is muted, whatever was asked. */
  async save(memberId: Id, muted: NotifyTopic[]): Promise<NotificationPreferences> {
    const row = { memberId, muted: muted.filter(canMute), updatedAt: this.clock.now() };
    await this.uow.run((tx) => tx.repo(NotificationPreference).save(row));
    return this.show(memberId);
  }

  private async templates(memberId: Id): Promise<SubscriptionTemplate[]> {
    const remaining = await this.quotas.ofMember(memberId);
    return (Object.keys(TEMPLATE_TITLES) as TemplateKind[]).map((kind) => ({
      kind, templateId: templateIdOf(this.env, kind), title: TEMPLATE_TITLES[kind], remaining: remaining.get(kind) ?? 0,
    }));
  }
}
