import { Injectable } from '@nestjs/common';
import type { ConsentLink, ConsentStatus, DecideConsentBody, Id, RequestConsentBody } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { randomToken, sha256Hex } from '../../../platform/crypto';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { DuesConsentRow } from '../dues-consent.entity';
import { DuesEvents } from '../dues-events';
import { MY_DUES_PAGE } from '../dues-pages';
import { DuesPeople, type DuesPerson } from '../dues-people';
import { DuesTermsBook } from '../dues-terms';
import { CONSENT_REVOKED } from '../dues-topics';
import { consentMachine, type ConsentStep } from './consent.workflow';
import { PayerCheck } from './payer-check';

const DAY_MS = 86_400_000;
const CONSENTS_PAGE = 'packages/dues/desk/index?tab=consents';
const LINK_PAGE = 'packages/dues/relative/index';

/** 代交: relatives or another member pay, with the branch's consent (第十二条). */
@Injectable()
export class ConsentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly people: DuesPeople,
    private readonly orgs: OrgDirectory,
    private readonly payers: PayerCheck,
    private readonly terms: DuesTermsBook,
    private readonly events: DuesEvents,
  ) {}

  async request(body: RequestConsentBody): Promise<Id> {
    return this.open(await this.people.me(), body, 'requested');
  }

  /** Named by the branch, whose consent it is; never the secretary's own purse. */
  async enter(memberId: Id, body: RequestConsentBody): Promise<Id> {
    const person = await this.people.require('dues:collect', memberId);
    if (body.payerMemberId === currentPrincipal().memberId) throw ownPurse();
    return this.open(person, body, 'agreed');
  }

  async decide(id: Id, { agree, reason, version }: DecideConsentBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const { consent, org } = await this.load(tx, id);
      const caller = currentPrincipal();
      if (!caller.can('dues:collect', org.path)) throw notFound('代交登记');
      if (consent.payerMemberId === caller.memberId) throw ownPurse();
      if (consent.memberId === caller.memberId) throw new Problem('access.denied', { detail: '本人的代交应由党支部其他同志同意。' });
      await this.take(tx, consent, org, version, agree ? 'agree' : 'refuse', reason);
      await requestNotification(this.outbox, tx, {
        topic: 'dues.result', period: `${id}:${agree}`, to: { kind: 'members', memberIds: [consent.memberId, ...(consent.payerMemberId ? [consent.payerMemberId] : [])] },
        title: agree ? '党支部已同意代交党费' : '党支部未同意代交党费', body: `代交人：${consent.payerName}。${reason}`, page: MY_DUES_PAGE,
      });
    });
  }

  async revoke(id: Id, reason: string, version: number): Promise<void> {
    await this.uow.run(async (tx) => {
      const { consent, org } = await this.load(tx, id);
      const caller = currentPrincipal();
      const concerned = [consent.memberId, consent.payerMemberId].includes(caller.memberId) || caller.can('dues:collect', org.path);
      if (!concerned) throw notFound('代交登记');
      await this.take(tx, consent, org, version, 'revoke', reason, { tokenHash: null, tokenUntil: null });
      await this.outbox.add(tx, CONSENT_REVOKED, { consentId: id }, { dedupKey: `${CONSENT_REVOKED}:${id}` });
    });
  }

  /** The token is told here and nowhere else; a new one makes the old one useless. */
  async link(id: Id): Promise<ConsentLink> {
    const token = randomToken();
    const until = await this.uow.run(async (tx) => {
      const { consent, org } = await this.load(tx, id);
      const caller = currentPrincipal();
      if (consent.memberId !== caller.memberId && !caller.can('dues:collect', org.path)) throw notFound('代交登记');
      if (consent.status !== 'agreed') throw new Problem('conflict.state', { detail: '党支部同意后才能生成链接。' });
      if (consent.payerMemberId) throw new Problem('conflict.state', { detail: '代交人是党员，登录后即可代交，无需链接。' });
      const days = (await this.terms.of(org.path))('link_days').value;
      const tokenUntil = new Date(this.clock.now().getTime() + days * DAY_MS);
      await tx.repo(DuesConsentRow).update({ id }, { tokenHash: sha256Hex(token), tokenUntil });
      await this.events.record(tx, { type: 'dues_consent', id, orgPath: org.path, title: consent.payerName, from: consent.status, to: 'link', reason: null });
      return tokenUntil;
    });
    return { token, page: `${LINK_PAGE}?token=${token}`, until: until.toISOString() };
  }

  private async open(person: DuesPerson, body: RequestConsentBody, status: ConsentStatus): Promise<Id> {
    if (body.toMonth < body.fromMonth) throw invalidField('toMonth', '结束月份不能早于开始月份');
    const payer = await this.payers.of(person.id, person.orgPath, body);
    const id = newId();
    await this.uow.run(async (tx) => {
      await tx.repo(DuesConsentRow).insert({
        id, memberId: person.id, orgId: person.orgId, ...payer, relation: body.relation, fromMonth: body.fromMonth, toMonth: body.toMonth, reason: body.reason, status,
        tokenHash: null, tokenUntil: null, version: 1, createdAt: this.clock.now(),
      });
      await this.events.record(tx, { type: 'dues_consent', id, orgPath: person.orgPath, title: person.name, from: null, to: status, reason: body.reason });
      if (status !== 'requested') return;
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: id, to: { kind: 'roles', roles: ['branch_secretary'], orgId: person.orgId },
        title: '有一份代交党费登记待同意', body: `${person.name}登记由${payer.payerName}代交党费。`, page: CONSENTS_PAGE,
      });
    });
    return id;
  }

  private async load(tx: Tx, id: Id): Promise<{ consent: DuesConsentRow; org: OrgRef }> {
    const consent = await tx.repo(DuesConsentRow).findOneBy({ id });
    if (!consent) throw notFound('代交登记');
    return { consent, org: await this.orgs.get(consent.orgId) };
  }

  private async take(tx: Tx, consent: DuesConsentRow, org: OrgRef, version: number, step: ConsentStep, reason: string, more: Partial<DuesConsentRow> = {}): Promise<void> {
    const status = consentMachine.next(consent.status, step, reason);
    const result = await tx.repo(DuesConsentRow).update({ id: consent.id, status: consent.status, version }, { ...more, status, version: version + 1 });
    if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: consent.version } });
    await this.events.record(tx, { type: 'dues_consent', id: consent.id, orgPath: org.path, title: consent.payerName, from: consent.status, to: status, reason });
  }
}

const ownPurse = () => new Problem('access.denied', { detail: '不能由自己同意自己代交：党组织不得垫交党费，支部书记代交须由本人申请、支部其他同志同意。' });
