import { Injectable } from '@nestjs/common';
import type { ConsentOffer, ConsentsQuery, DuesConsent, Id, Page } from '@xianfeng/shared-types';
import type { FindOptionsWhere } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { sha256Hex } from '../../../platform/crypto';
import { notFound } from '../../../platform/http';
import { OrgDirectory, OrgMembership, PATH_OF_ORG, ScopedPages } from '../../orgs';
import { BillQueries } from '../bill.queries';
import { DuesConsentRow } from '../dues-consent.entity';
import { DuesEvents } from '../dues-events';
import { consentMachine } from './consent.workflow';

const MOST = 50;

@Injectable()
export class ConsentQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly events: DuesEvents,
    private readonly bills: BillQueries,
  ) {}

  /** Of the branches that the caller collects for, newest first. */
  async page({ status, ...query }: ConsentsQuery): Promise<Page<DuesConsent>> {
    const condition = await this.pages.inReach('dues:collect', { status }, PATH_OF_ORG);
    const { items, next } = await this.pages.page(DuesConsentRow, condition, query);
    return { items: await this.views(items), next };
  }

  async one(id: Id): Promise<DuesConsent> {
    const consent = await this.uow.read((tx) => tx.repo(DuesConsentRow).findOneBy({ id }));
    if (!consent) throw notFound('代交登记');
    return (await this.views([consent]))[0];
  }

  /** Who may pay for a member, newest first. */
  async ofMember(memberId: Id): Promise<DuesConsent[]> {
    return this.views(await this.newest({ memberId }));
  }

  /** For whom a member may pay now. */
  async ofPayer(memberId: Id): Promise<DuesConsent[]> {
    return this.views(await this.newest({ status: 'agreed', payerMemberId: memberId }));
  }

  /** What a relative sees; unknown, over and revoked links are not told apart. */
  async offer(token: string): Promise<ConsentOffer> {
    const consent = await this.uow.read((tx) => tx.repo(DuesConsentRow).findOneBy({ tokenHash: sha256Hex(token), status: 'agreed' }));
    if (!consent || consent.tokenUntil! <= this.clock.now()) throw notFound('代交链接');
    return this.offerOf(consent);
  }

  /** The same for the member whom a consent names. */
  async payerOffer(id: Id): Promise<ConsentOffer> {
    const consent = await this.uow.read((tx) => tx.repo(DuesConsentRow).findOneBy({ id, status: 'agreed', payerMemberId: currentPrincipal().memberId }));
    if (!consent) throw notFound('代交登记');
    return this.offerOf(consent);
  }

  private async offerOf(consent: DuesConsentRow): Promise<ConsentOffer> {
    const [people, org, bills] = await Promise.all([
      this.people.people([consent.memberId]), this.orgs.get(consent.orgId), this.bills.open(consent.memberId, consent.fromMonth, consent.toMonth),
    ]);
    return {
      consentId: consent.id, memberId: consent.memberId, memberName: people.get(consent.memberId)?.name ?? '', orgName: org.name, payerName: consent.payerName,
      relation: consent.relation, until: consent.tokenUntil?.toISOString() ?? null, bills,
    };
  }

  private newest(where: FindOptionsWhere<DuesConsentRow>): Promise<DuesConsentRow[]> {
    return this.uow.read((tx) => tx.repo(DuesConsentRow).find({ where, order: { id: 'DESC' }, take: MOST }));
  }

  private async views(found: readonly DuesConsentRow[]): Promise<DuesConsent[]> {
    if (found.length === 0) return [];
    const [orgs, people, history] = await Promise.all([
      this.orgs.getMany(found.map((c) => c.orgId)), this.people.people([...new Set(found.map((c) => c.memberId))]), this.events.of(found.map((c) => c.id)),
    ]);
    return found.map((c) => {
      const org = orgs.get(c.orgId)!;
      return {
        id: c.id, member: { id: c.memberId, name: people.get(c.memberId)?.name ?? '（已离开）' }, org: { id: org.id, name: org.name },
        payer: { memberId: c.payerMemberId, name: c.payerName, relation: c.relation }, fromMonth: c.fromMonth, toMonth: c.toMonth, reason: c.reason, status: c.status,
        linkUntil: c.tokenUntil && c.tokenUntil > this.clock.now() ? c.tokenUntil.toISOString() : null, history: history(c.id), version: c.version,
        allowedActions: this.actions(c, org.path),
      };
    });
  }

  private actions(consent: DuesConsentRow, orgPath: string): DuesConsent['allowedActions'] {
    const caller = currentPrincipal();
    const [own, pays, collects] = [consent.memberId === caller.memberId, consent.payerMemberId === caller.memberId, caller.can('dues:collect', orgPath)];
    const actions: DuesConsent['allowedActions'] = [];
    if (collects && !own && !pays && consentMachine.allows(consent.status, 'agree')) actions.push('decide');
    if ((own || pays || collects) && consentMachine.allows(consent.status, 'revoke')) actions.push('revoke');
    if (consent.status === 'agreed' && consent.payerMemberId === null && (own || collects)) actions.push('link');
    if (consent.status === 'agreed' && pays) actions.push('pay');
    return actions;
  }
}
