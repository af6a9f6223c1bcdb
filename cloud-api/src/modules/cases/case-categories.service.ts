import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CaseCategory, SaveCategoryBody } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Problem } from '../../platform/http';
import { OrgDirectory } from '../orgs';
import { CaseCategoryRow } from './case-category.entity';
import { CATEGORY_SEEDS } from './case-categories.seed';

/** Categories are the customer's data; the product ships a first set. */
@Injectable()
export class CaseCategories implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly audit: Audit,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = CATEGORY_SEEDS.map((seed, seat) => ({ ...seed, seat, active: true }));
    await this.uow.run((tx) => tx.repo(CaseCategoryRow).createQueryBuilder().insert().orIgnore().updateEntity(false).values(rows).execute());
  }

  async list(): Promise<CaseCategory[]> {
    const sql = 'SELECT code, name, note, active, seat FROM case_category ORDER BY seat, code';
    const rows = await this.uow.read((tx) => tx.select<Omit<CaseCategory, 'active'> & { active: number }>(sql));
    return rows.map(({ active, ...row }) => ({ ...row, active: active === 1 }));
  }

  /** Names by code, inactive ones too. */
  async names(): Promise<Map<string, string>> {
    const rows = await this.uow.read((tx) => tx.select<{ code: string; name: string }>('SELECT code, name FROM case_category'));
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  async isOpen(code: string): Promise<boolean> {
    return this.uow.read((tx) => tx.repo(CaseCategoryRow).existsBy({ code, active: true }));
  }

  /** Creates or changes; a category is never deleted, old cases keep it. */
  async save(code: string, body: SaveCategoryBody): Promise<CaseCategory> {
    await this.requireTop();
    const row: CaseCategory = { code, ...body };
    await this.uow.run(async (tx) => {
      await tx.repo(CaseCategoryRow).upsert(row, ['code']);
      const { orgPath } = currentPrincipal();
      await this.audit.record(tx, { action: 'case_category.save', objectType: 'case_category', objectId: code, orgPath, title: body.name, detail: { ...body } });
    });
    return row;
  }

  /** One list for the whole group: whoever answers for a part of it may not rename what all others read. */
  private async requireTop(): Promise<void> {
    const caller = currentPrincipal();
    if ((await this.orgs.roots()).some(({ path }) => caller.can('category:write', path))) return;
    throw new Problem('access.denied', { detail: '案例分类全集团统一，由最上级党委维护。' });
  }
}
