import { Injectable } from '@nestjs/common';
import { NOTIFY_TOPIC_CODES, NOTIFY_TOPICS, type ChangeMessageBody, type MessageSetting, type NotifyTopic } from '@xianfeng/shared-types';
import { Env } from '../../../config';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { MemberDirectory } from '../../members';
import { OrgDirectory } from '../../orgs';
import { templateIdOf } from '../delivery/template-data';
import { MESSAGE_SAMPLES, TEMPLATE_FIELDS } from './message-samples';
import { MessageText } from './message-text.entity';

/** Addresses and numbers of persons don't belong into a text that goes to everybody. */
const REFUSED: [RegExp, string][] = [
  [/https?:|www\.|\.(com|cn|net)\b/i, '附言中不能有链接'],
  [/1[3-9]\d{9}/, '附言中不能有个人手机号，可写办公室固定电话'],
  [/\d{17}[\dXx]/, '附言中不能有身份证号'],
];

/** What the customer adds to messages, topic by topic. */
@Injectable()
export class MessageTexts {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly orgs: OrgDirectory,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<MessageSetting[]> {
    const rows = await this.uow.read((tx) => tx.repo(MessageText).find());
    const people = await this.members.getMany(rows.flatMap((row) => row.changedById ?? []));
    return NOTIFY_TOPIC_CODES.map((topic) => {
      const row = rows.find((found) => found.topic === topic);
      return this.view(topic, row, people.get(row?.changedById ?? '')?.name ?? null);
    });
  }

  async change(topic: NotifyTopic, { closing, version }: ChangeMessageBody): Promise<MessageSetting> {
    if (!(topic in NOTIFY_TOPICS)) throw notFound('消息类别');
    const caller = currentPrincipal();
    const atTop = (await this.orgs.roots()).every(({ path }) => caller.can('setting:write', path));
    if (!atTop) throw new Problem('access.denied', { detail: '消息附言由最上级党委修改。' });
    const refused = REFUSED.find(([pattern]) => pattern.test(closing));
    if (refused) throw invalidField('closing', refused[1]);
    const row = { topic, closing, version: version + 1, changedById: caller.memberId, changedAt: this.clock.now() };
    await this.uow.run(async (tx) => {
      await this.save(tx, row, version);
      const detail = { topic, closing };
      await this.audit.record(tx, { action: 'message_text.change', objectType: 'setting', objectId: topic, orgPath: caller.orgPath, title: NOTIFY_TOPICS[topic].label, detail });
    });
    return this.view(topic, row, (await this.members.findById(caller.memberId))?.name ?? null);
  }

  /** Sentence at the end of every message of the topic; '' for none. */
  async closingOf(topic: NotifyTopic): Promise<string> {
    const row = await this.uow.read((tx) => tx.repo(MessageText).findOneBy({ topic }));
    return row?.closing ?? '';
  }

  private async save(tx: Tx, row: MessageText, version: number): Promise<void> {
    const { topic, ...change } = row;
    if (version === 0) {
      const fresh = { ...row, changedById: row.changedById };
      if (await tx.insertNew('message_text', { ...fresh })) return;
    } else if ((await tx.repo(MessageText).update({ topic, version }, change)).affected === 1) return;
    throw new Problem('conflict.version', { detail: '附言已被他人修改，请刷新后再改。' });
  }

  private view(topic: NotifyTopic, row: MessageText | undefined, changedByName: string | null): MessageSetting {
    const { title, body, template } = MESSAGE_SAMPLES[topic];
    const closing = row?.closing ?? '';
    return {
      topic, label: NOTIFY_TOPICS[topic].label, important: NOTIFY_TOPICS[topic].priority === 'high', closing, sample: { title, body: body + closing },
      wechat: template && { templateSet: templateIdOf(this.env, template) !== '', fields: TEMPLATE_FIELDS[template] },
      version: row?.version ?? 0, changedByName, changedAt: row?.changedAt.toISOString() ?? null,
    };
  }
}
