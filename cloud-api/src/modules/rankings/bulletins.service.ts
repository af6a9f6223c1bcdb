import { Injectable } from '@nestjs/common';
import type { BulletinAction, EditBulletinBody, Id, IsoMonth } from '@xianfeng/shared-types';
import { isDuplicateKey, type Tx, UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Calendar } from '../../platform/calendar';
import { Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { Outbox } from '../../platform/outbox';
import { RuleBook } from '../../platform/rules';
import { OrgDirectory } from '../orgs';
import { bulletinTitle, draftItems, draftParagraphs } from './bulletin-draft';
import { NOTIFY_BRANCHES } from './bulletin-notices';
import { BulletinEvent, BulletinRow, BulletinVersionRow } from './bulletin.entity';
import { bulletinMachine } from './bulletin.workflow';
import { MonthSnapshot } from './month-snapshot';
import { RankingSeal } from './ranking.entity';

/** A month's bulletin: drafted from the sealed snapshot, edited, approved by somebody else, published (S2-CY4). */
@Injectable()
export class BulletinsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly settings: RuleBook,
    private readonly orgs: OrgDirectory,
    private readonly snapshot: MonthSnapshot,
  ) {}

  async generate(month: IsoMonth): Promise<Id> {
    const caller = currentPrincipal();
    const scope = (await this.orgs.roots()).find((root) => caller.can('bulletin:edit', root.path));
    if (!scope) throw new Problem('access.denied', { detail: '通报由最上级党委起草。' });
    const seal = await this.uow.read((tx) => tx.repo(RankingSeal).findOneBy({ month }));
    if (!seal) throw new Problem('ranking.not_ready', { detail: `${month} 尚未结账，结账后再起草通报。` });
    const rows = await this.snapshot.rows(month);
    const today = this.clock.today();
    const improve = await this.settings.number('bulletin.improve_list', today);
    const dueOn = await this.calendar.workDayAfter(today, await this.settings.number('bulletin.improve_workdays', today));
    const last = seal.classes.flatMap((c) => rows.filter((r) => r.orgClass === c.orgClass && r.position > Math.max(c.units - improve, 1)));
    const leaders = rows.filter((r) => r.place === 1 && r.totalCenti > 0).sort((a, b) => a.position - b.position);
    const bulletin: BulletinRow = {
      id: newId(), month, title: bulletinTitle(month), status: 'draft', scopeOrgId: scope.id, scopeOrgPath: scope.path,
      paragraphs: draftParagraphs(month, seal.classes, leaders, seal.terms), items: draftItems(last, dueOn), editorIds: [caller.memberId],
      publishedAt: null, notifiedUpTo: '', notified: 0, version: 1, createdAt: this.clock.now(),
    };
    try {
      await this.uow.run(async (tx) => {
        await tx.repo(BulletinRow).insert(bulletin);
        await this.keepWords(tx, bulletin);
        await this.event(tx, bulletin, 'generate', null);
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new Problem('conflict.duplicate', { detail: `${month} 的通报已起草，请在列表中打开。` });
      throw error;
    }
    return bulletin.id;
  }

  async edit(id: Id, body: EditBulletinBody): Promise<void> {
    const orgs = await this.orgs.getMany(body.items.map((item) => item.orgId));
    const unknown = body.items.findIndex((item) => !orgs.has(item.orgId));
    if (unknown !== -1) throw invalidField(`items.${unknown}.orgId`, '单位不存在，请重新选择');
    const items = body.items.map((item) => ({ ...item, orgName: orgs.get(item.orgId)!.shortName, orgPath: orgs.get(item.orgId)!.path }));
    const words = { title: body.title, paragraphs: body.paragraphs, items };
    await this.act(
      id, 'edit', body.version, null,
      (bulletin) => ({ ...words, editorIds: [...new Set([...bulletin.editorIds, currentPrincipal().memberId])] }),
      (tx) => this.keepWords(tx, { ...words, id, version: body.version + 1 }),
    );
  }

  submit(id: Id, version: number): Promise<void> {
    return this.act(id, 'submit', version, null);
  }

  returnToEditor(id: Id, version: number, reason: string): Promise<void> {
    return this.act(id, 'return', version, reason);
  }

  async approve(id: Id, version: number): Promise<void> {
    await this.act(id, 'approve', version, null, (bulletin) => {
      if (bulletin.editorIds.includes(currentPrincipal().memberId)) throw new Problem('access.denied', { detail: '起草或修改过通报的人不能审批，请由其他负责人审批。' });
      return {};
    });
  }

  /** The messages follow in batches through the outbox. */
  async publish(id: Id, version: number): Promise<void> {
    await this.act(id, 'publish', version, null, () => ({ publishedAt: this.clock.now() }), (tx) =>
      this.outbox.add(tx, NOTIFY_BRANCHES, { bulletinId: id, after: '' }, { dedupKey: `bulletin:${id}:` }),
    );
  }

  /** Compare-and-set on status and version, with the step and its trace. */
  private async act(
    id: Id, action: BulletinAction, version: number, reason: string | null,
    change: (bulletin: BulletinRow) => Partial<BulletinRow> = () => ({}), also: (tx: Tx) => Promise<void> = async () => {},
  ): Promise<void> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const bulletin = await tx.repo(BulletinRow).findOneBy({ id });
      if (!bulletin || !caller.can(PERMISSION[action], bulletin.scopeOrgPath)) throw notFound('通报');
      const status = bulletinMachine.next(bulletin.status, action, reason ?? undefined);
      const next = { ...change(bulletin), status, version: version + 1 };
      const result = await tx.repo(BulletinRow).update({ id, status: bulletin.status, version }, next);
      if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: bulletin.version } });
      await this.event(tx, bulletin, action, reason);
      await also(tx);
    });
  }

  private async keepWords(tx: Tx, { id, version, title, paragraphs, items }: Pick<BulletinRow, 'id' | 'version' | 'title' | 'paragraphs' | 'items'>): Promise<void> {
    await tx.repo(BulletinVersionRow).insert({ id: newId(), bulletinId: id, version, at: this.clock.now(), actorId: currentPrincipal().memberId, title, paragraphs, items });
  }

  private async event(tx: Tx, bulletin: BulletinRow, action: BulletinEvent['action'], reason: string | null): Promise<void> {
    const actorId = currentPrincipal().memberId;
    await tx.repo(BulletinEvent).insert({ id: newId(), bulletinId: bulletin.id, at: this.clock.now(), actorId, action, reason });
    await this.audit.record(tx, {
      action: `bulletin.${action}`, objectType: 'bulletin', objectId: bulletin.id, orgPath: bulletin.scopeOrgPath, title: bulletin.title, detail: { reason },
    });
  }
}

export const PERMISSION = {
  edit: 'bulletin:edit', submit: 'bulletin:edit', return: 'bulletin:approve', approve: 'bulletin:approve', publish: 'bulletin:approve',
} as const satisfies Record<BulletinAction, 'bulletin:edit' | 'bulletin:approve'>;
