import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CreateDuesItemBody, DuesItem, Id, IsoMonth } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { idsOfPath, OrgDirectory } from '../orgs';
import { DUES_ITEM_SEEDS, SEEDS_DECIDED_BY, SEEDS_DECIDED_ON, SEEDS_FROM } from './dues-item.seeds';
import { DuesItemRow } from './dues-item.entity';

/** What counts into the base: the notice's lists for everybody, and what base committees decided for their part of the tree. */
@Injectable()
export class DuesItems implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly audit: Audit,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.ensureSeeds();
  }

  async ensureSeeds(): Promise<void> {
    const createdAt = this.clock.now();
    const rows = DUES_ITEM_SEEDS.map((seed) => ({
      ...seed, id: newId(), orgId: null, decidedBy: SEEDS_DECIDED_BY, decidedOn: SEEDS_DECIDED_ON, effectiveFrom: SEEDS_FROM, effectiveTo: null, createdBy: null, createdAt,
    }));
    await this.uow.run((tx) => tx.repo(DuesItemRow).createQueryBuilder().insert().orIgnore().updateEntity(false).values(rows).execute());
  }

  /** In force in a month, for many organisations at once. */
  async inForce(month: IsoMonth): Promise<(orgPath: string) => DuesItemRow[]> {
    const rows = (await this.uow.read((tx) => tx.repo(DuesItemRow).find({ order: { id: 'ASC' } })))
      .filter((row) => row.effectiveFrom <= month && (row.effectiveTo === null || row.effectiveTo >= month));
    return (orgPath) => nearestOf(rows, idsOfPath(orgPath));
  }

  async list(orgId?: Id): Promise<DuesItem[]> {
    const path = orgId ? (await this.orgs.get(orgId)).path : currentPrincipal().orgPath;
    return this.views((await this.inForce(this.clock.month()))(path));
  }

  async create(body: CreateDuesItemBody): Promise<DuesItem> {
    const org = await this.orgs.get(body.orgId);
    requireScope('dues:fix', org.path, '组织');
    if (body.decidedOn > this.clock.today()) throw invalidField('decidedOn', '决定日期不能晚于今天');
    const row: DuesItemRow = { ...body, id: newId(), seedKey: null, effectiveTo: null, createdBy: currentPrincipal().memberId, createdAt: this.clock.now() };
    await this.uow.run(async (tx) => {
      await tx.repo(DuesItemRow).insert(row);
      const detail = { effect: body.effect, doc: body.doc, decidedBy: body.decidedBy, from: body.effectiveFrom };
      await this.audit.record(tx, { action: 'dues.item_create', objectType: 'dues_item', objectId: row.id, orgPath: org.path, title: body.name, detail });
    });
    return (await this.views([row]))[0];
  }

  async end(id: Id, toMonth: IsoMonth): Promise<DuesItem> {
    const row = await this.uow.run(async (tx) => {
      const item = await tx.repo(DuesItemRow).findOneBy({ id });
      const org = item?.orgId ? await this.orgs.find(item.orgId) : null;
      if (!item || !org || !currentPrincipal().can('dues:fix', org.path)) throw notFound('收入项目');
      if (toMonth < item.effectiveFrom) throw invalidField('toMonth', '终止月份不能早于开始月份');
      if (item.effectiveTo !== null) throw new Problem('conflict.state', { detail: '该项目已终止。' });
      await tx.repo(DuesItemRow).update({ id }, { effectiveTo: toMonth });
      await this.audit.record(tx, { action: 'dues.item_end', objectType: 'dues_item', objectId: id, orgPath: org.path, title: item.name, detail: { toMonth } });
      return { ...item, effectiveTo: toMonth };
    });
    return (await this.views([row]))[0];
  }

  private async views(rows: readonly DuesItemRow[]): Promise<DuesItem[]> {
    const orgs = await this.orgs.getMany(rows.flatMap((row) => row.orgId ?? []));
    return rows.map((row) => {
      const org = row.orgId ? orgs.get(row.orgId)! : null;
      const { id, name, effect, doc, article, decidedBy, decidedOn, effectiveFrom, effectiveTo } = row;
      const mayEnd = org !== null && effectiveTo === null && currentPrincipal().can('dues:fix', org.path);
      return { id, name, effect, doc, article, org: org && { id: org.id, name: org.name }, decidedBy, decidedOn, effectiveFrom, effectiveTo, allowedActions: mayEnd ? ['end' as const] : [] };
    });
  }
}

/** A committee's own decision stands before the notice's for an item of the same name. */
function nearestOf(items: readonly DuesItemRow[], above: readonly Id[]): DuesItemRow[] {
  const depth = (row: DuesItemRow) => (row.orgId === null ? -1 : above.indexOf(row.orgId));
  const rows = items.filter((row) => row.orgId === null || above.includes(row.orgId));
  const nearest = new Map<string, DuesItemRow>();
  for (const row of rows) {
    const known = nearest.get(row.name);
    if (!known || depth(row) >= depth(known)) nearest.set(row.name, row);
  }
  return rows.filter((row) => nearest.get(row.name) === row);
}
