import { Injectable } from '@nestjs/common';
import {
  NOTIFY_TOPIC_CODES, NOTIFY_TOPICS, type ChangeMessageBody, type Id, type MessagePreview, type MessageSetting, type MessageVersion, type MessageWording,
  type NotifyTopic,
} from '@xianfeng/shared-types';
import { Env } from '../../../config';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { addMonths, Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { MemberDirectory } from '../../members';
import { OrgDirectory } from '../../orgs';
import { templateIdOf } from '../delivery/template-data';
import { MESSAGE_SAMPLES } from './message-samples';
import { MessageWordingRow } from './message-wording.entity';
import { NO_WORDS, partsOf, previewOf, wordingFault } from './message-words';

/** A change may be planned so far ahead. */
const AHEAD_MONTHS = 60;
/** The last of a day's changes is the one that holds. */
const NEWEST_FIRST = { effectiveFrom: 'DESC', id: 'DESC' } as const;

/** The customer's words for messages, topic by topic, each from a date on. */
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
    const rows = await this.uow.read((tx) => tx.repo(MessageWordingRow).find({ order: NEWEST_FIRST }));
    return this.views(NOTIFY_TOPIC_CODES, rows);
  }

  async history(topic: NotifyTopic): Promise<MessageVersion[]> {
    requireTopic(topic);
    const rows = await this.rows(topic);
    return this.versions(rows, await this.mayChange());
  }

  preview(topic: NotifyTopic, parts: Partial<MessageWording>): MessagePreview {
    const wording = { ...NO_WORDS, ...parts };
    requireWords(topic, wording);
    return previewOf(topic, wording);
  }

  /** Adds a row, never edits one: what was sent before keeps its words. */
  async change(topic: NotifyTopic, body: ChangeMessageBody): Promise<MessageSetting> {
    requireWords(topic, body);
    await this.requireTop();
    this.requireDate(body.effectiveFrom);
    const { title, opening, closing, remark, effectiveFrom, reason } = body;
    await this.uow.run(async (tx) => {
      const ahead = effectiveFrom > this.clock.today();
      if (ahead && (await tx.repo(MessageWordingRow).existsBy({ topic, effectiveFrom }))) {
        throw new Problem('conflict.duplicate', { detail: `已有从 ${effectiveFrom} 起的用语，请换一个日期或先取消原来的。` });
      }
      const row = { id: newId(), topic, title, opening, closing, remark, effectiveFrom, reason, createdById: currentPrincipal().memberId, createdAt: this.clock.now() };
      await tx.repo(MessageWordingRow).insert(row);
      await this.audit.record(tx, { ...traceOf('message_text.change', topic), detail: { title, opening, closing, remark, effectiveFrom, reason } });
    });
    const [setting] = await this.views([topic], await this.rows(topic));
    return setting;
  }

  /** Takes back what has not begun. */
  async withdraw(topic: NotifyTopic, id: Id): Promise<void> {
    requireTopic(topic);
    await this.requireTop();
    await this.uow.run(async (tx) => {
      const row = await tx.repo(MessageWordingRow).findOneBy({ id, topic });
      if (!row) throw notFound('消息用语');
      if (row.effectiveFrom <= this.clock.today()) throw new Problem('conflict.state', { detail: '该用语已生效，不能取消；请改为新的用语。' });
      await tx.repo(MessageWordingRow).delete({ id });
      await this.audit.record(tx, { ...traceOf('message_text.withdraw', topic), detail: { effectiveFrom: row.effectiveFrom } });
    });
  }

  /** The customer's words that hold today. */
  async inForce(topic: NotifyTopic): Promise<MessageWording> {
    return currentOf(await this.rows(topic), this.clock.today()) ?? NO_WORDS;
  }

  private rows(topic: NotifyTopic): Promise<MessageWordingRow[]> {
    return this.uow.read((tx) => tx.repo(MessageWordingRow).find({ where: { topic }, order: NEWEST_FIRST }));
  }

  /** `rows` newest first, those of all `topics`. */
  private async views(topics: readonly NotifyTopic[], rows: readonly MessageWordingRow[]): Promise<MessageSetting[]> {
    const mayChange = await this.mayChange();
    const versions = new Map((await this.versions(rows, mayChange)).map((version) => [version.id, version]));
    return topics.map((topic) => {
      const own = rows.filter((row) => row.topic === topic).map((row) => versions.get(row.id)!);
      const current = own.find(({ state }) => state === 'current') ?? null;
      const { template } = MESSAGE_SAMPLES[topic];
      return {
        topic, label: NOTIFY_TOPICS[topic].label, important: NOTIFY_TOPICS[topic].priority === 'high', current, planned: own.filter(({ state }) => state === 'future').reverse(),
        sample: previewOf(topic, current ?? NO_WORDS), wechat: template && { templateSet: templateIdOf(this.env, template.kind) !== '' }, parts: partsOf(topic),
        allowedActions: mayChange ? ['change'] : [],
      };
    });
  }

  private async versions(rows: readonly MessageWordingRow[], mayChange: boolean): Promise<MessageVersion[]> {
    const today = this.clock.today();
    const people = await this.members.getMany(rows.flatMap((row) => row.createdById ?? []));
    return rows.map(({ id, topic, title, opening, closing, remark, effectiveFrom, reason, createdById, createdAt }) => {
      const state = effectiveFrom > today ? 'future' : currentOf(rows.filter((row) => row.topic === topic), today)?.id === id ? 'current' : 'past';
      return {
        id, title, opening, closing, remark, effectiveFrom, reason, state, createdByName: people.get(createdById ?? '')?.name ?? null, createdAt: createdAt.toISOString(),
        allowedActions: state === 'future' && mayChange ? ['withdraw'] : [],
      };
    });
  }

  private async mayChange(): Promise<boolean> {
    const caller = currentPrincipal();
    return (await this.orgs.roots()).every(({ path }) => caller.can('setting:write', path));
  }

  private async requireTop(): Promise<void> {
    if (!(await this.mayChange())) throw new Problem('access.denied', { detail: '消息用语由最上级党委修改。' });
  }

  private requireDate(date: string): void {
    const today = this.clock.today();
    if (date < today) throw invalidField('effectiveFrom', `生效日期最早为今天（${today}），已发出的消息不再改变`);
    if (date > addMonths(today, AHEAD_MONTHS)) throw invalidField('effectiveFrom', '生效日期最多提前五年');
  }
}

/** The youngest row that has begun. Rows come newest first. */
const currentOf = (rows: readonly MessageWordingRow[], today: string): MessageWordingRow | undefined => rows.find(({ effectiveFrom }) => effectiveFrom <= today);

function requireTopic(topic: NotifyTopic): void {
  if (!(topic in NOTIFY_TOPICS)) throw notFound('消息类别');
}

function requireWords(topic: NotifyTopic, wording: MessageWording): void {
  requireTopic(topic);
  const fault = wordingFault(topic, wording);
  if (fault) throw invalidField(fault.part, fault.message);
}

const traceOf = (action: string, topic: NotifyTopic) => ({ action, objectType: 'setting' as const, objectId: topic, orgPath: currentPrincipal().orgPath, title: NOTIFY_TOPICS[topic].label });
