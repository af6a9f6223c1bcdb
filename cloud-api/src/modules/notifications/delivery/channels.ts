import { Injectable } from '@nestjs/common';
import type { Id, TemplateKind } from '@xianfeng/shared-types';
import { Env } from '../../../config';
import { SmsSender } from '../../../platform/sms';
import { fitTemplateData, SubscribeApi } from '../../../platform/wechat';
import { WechatAccounts } from '../../auth';
import { MemberDirectory } from '../../members';
import type { Delivery, Notification } from '../notification.entity';
import { SubscriptionQuotas } from '../subscription/quotas.service';
import { badValues, type DeliveryResult, NO_CONSENT, NO_PHONE, NOT_BOUND, smsResult, wechatResult } from './delivery-outcome';
import { templateData, templateIdOf } from './template-data';

/** What sending needs of a delivery and its message. */
export interface Job {
  delivery: Pick<Delivery, 'id' | 'notificationId' | 'memberId' | 'orgPath' | 'orgName' | 'channel' | 'attempts'>;
  notification: Pick<Notification, 'page' | 'template' | 'mustArrive'>;
}

type SendOne = (job: Job) => Promise<DeliveryResult>;

/** Neutral on purpose: a text message is read on lock screens (domain-rules §7.4). */
const SMS_SUBJECT = '一项待办';

/** Prepares one look-up for the whole batch, then sends one at a time. */
@Injectable()
export class Channels {
  constructor(
    private readonly env: Env,
    private readonly subscribe: SubscribeApi,
    private readonly sms: SmsSender,
    private readonly accounts: WechatAccounts,
    private readonly members: MemberDirectory,
    private readonly quotas: SubscriptionQuotas,
  ) {}

  async wechat(jobs: Job[]): Promise<SendOne> {
    const memberIds = jobs.map((j) => j.delivery.memberId);
    const [openids, quotas] = await Promise.all([this.accounts.openidsOf(memberIds), this.quotasOf(jobs, memberIds)]);
    const fitted = new Map([...new Set(jobs.flatMap((j) => j.notification.template ?? []))].map((template) => [template, fitTemplateData(templateData(template))]));
    return async ({ delivery, notification }) => {
      const openid = openids.get(delivery.memberId);
      const template = notification.template;
      if (!openid || !template) return NOT_BOUND;
      if ((quotas.get(template.kind)?.get(delivery.memberId) ?? 0) <= 0) return NO_CONSENT;
      const { data, faults } = fitted.get(template)!;
      if (faults.length > 0) return badValues(faults);
      return wechatResult(await this.subscribe.send({ openid, templateId: templateIdOf(this.env, template.kind), page: notification.page, data }));
    };
  }

  async text(jobs: Job[]): Promise<SendOne> {
    const phones = await this.members.phonesOf(jobs.map((j) => j.delivery.memberId));
    return async ({ delivery }) => {
      const phone = phones.get(delivery.memberId);
      return phone ? smsResult(await this.sms.send(phone, 'notice', [SMS_SUBJECT])) : NO_PHONE;
    };
  }

  private async quotasOf(jobs: Job[], memberIds: Id[]): Promise<Map<TemplateKind, Map<Id, number>>> {
    const kinds = new Set(jobs.flatMap((j) => j.notification.template?.kind ?? []));
    const entries = await Promise.all([...kinds].map(async (kind) => [kind, await this.quotas.remaining(kind, memberIds)] as const));
    return new Map(entries);
  }
}
