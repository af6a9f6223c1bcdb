import { Injectable } from '@nestjs/common';
import type { Id, PublicationDraft, PublishBody } from '@xianfeng/shared-types';
import { isDuplicateKey, num, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { sealHash } from '../../../platform/crypto';
import { invalidField, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { OrgMembership, type OrgRef } from '../../orgs';
import { BooksReach } from '../books-reach';
import { BooksMonths } from '../ledger/books-months';
import { yuan } from '../money';
import { PublicationFiguresReader } from './publication-figures';
import { publicationHash, titleOf } from './publication-seal';
import { PublicationRow } from './publication.entity';

const FIRST_YEAR = 2008;

/** 党费收支公示: drawn up from the books, published once, sealed; an error is corrected by a later edition. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly reach: BooksReach,
    private readonly people: OrgMembership,
    private readonly months: BooksMonths,
    private readonly figures: PublicationFiguresReader,
  ) {}

  async draft(orgId: Id, year: number): Promise<PublicationDraft> {
    const { org } = await this.reach.of('dues:collect', orgId);
    this.checkYear(year);
    const figures = await this.figures.of(orgId, year);
    const edition = (await this.uow.read((tx) => this.editions(tx, orgId, year))) + 1;
    const warnings = await this.warnings(org, year);
    return { org: { id: org.id, name: org.name }, year, edition, figures, figuresHash: sealHash(figures), warnings, allowedActions: ['publish'] };
  }

  async publish({ orgId, year, note, reason, figuresHash }: PublishBody): Promise<Id> {
    const caller = currentPrincipal();
    const { org, keeper } = await this.reach.of('dues:collect', orgId);
    this.checkYear(year);
    const id = newId();
    try {
      await this.uow.run(async (tx) => {
        const figures = await this.figures.of(orgId, year);
        if (sealHash(figures) !== figuresHash) throw new Problem('conflict.version', { detail: '账目在您查看之后有变动，请核对新的数字后再公示。' });
        const edition = (await this.editions(tx, orgId, year)) + 1;
        if (edition > 1 && !reason?.trim()) throw invalidField('reason', '该年度已公示过，更正须说明原因');
        const facts = {
          orgId, orgName: org.name, year, edition, figures, note, reason: edition > 1 ? reason!.trim() : null,
          publishedBy: (await this.people.people([caller.memberId])).get(caller.memberId)?.name ?? '', publishedAt: this.clock.now(),
        };
        const row: PublicationRow = { ...facts, id, orgPath: keeper.path, publishedById: caller.memberId, hash: publicationHash(facts) };
        await tx.repo(PublicationRow).insert(row);
        await this.audit.record(tx, {
          action: 'dues_publication.publish', objectType: 'dues_publication', objectId: id, orgPath: keeper.path, title: titleOf(row), detail: { hash: row.hash, edition },
        });
        await this.tellMembers(tx, row, keeper.id);
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new Problem('conflict.duplicate', { detail: '另一位同志刚刚公示了该年度，请刷新后查看。' });
      throw error;
    }
    return id;
  }

  /** Members of an organisation that was merged are its successor's. */
  private tellMembers(tx: Tx, row: PublicationRow, orgId: Id): Promise<void> {
    const { inFen, usedFen, remittedOutFen, closingFen } = row.figures;
    return requestNotification(this.outbox, tx, {
      topic: 'dues.result', period: `publication:${row.id}`, to: { kind: 'org', orgId }, title: titleOf(row),
      body: `收入 ${yuan(inFen)} 元，上缴 ${yuan(remittedOutFen)} 元，使用 ${yuan(usedFen)} 元，结余 ${yuan(closingFen)} 元。`, page: `packages/dues/publication/index?id=${row.id}`,
    });
  }

  private async warnings(org: OrgRef, year: number): Promise<string[]> {
    const closed = await this.months.closedUpTo(org.path);
    if (closed !== null && closed >= `${year}-12`) return [];
    return [closed === null || closed < `${year}-01` ? `${year} 年各月尚未结账，数字可能变动。` : `${year} 年只结账到 ${closed}，数字可能变动。`];
  }

  private async editions(tx: Tx, orgId: Id, year: number): Promise<number> {
    const [row] = await tx.select<{ n: number | string | null }>('SELECT MAX(edition) AS n FROM dues_publication WHERE orgId = ? AND year = ?', [orgId, year]);
    return num(row.n);
  }

  private checkYear(year: number): void {
    if (year < FIRST_YEAR || String(year) > this.clock.today().slice(0, 4)) throw invalidField('year', '应为今年或以前的年度');
  }
}
