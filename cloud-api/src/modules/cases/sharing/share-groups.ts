import { Injectable } from '@nestjs/common';
import type { Id, IsoDate, ShareEnterBody, ShareEntered, ShareGroup } from '@xianfeng/shared-types';
import { Env } from '../../../config';
import { num, type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal, requireScope } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { addDays, Clock } from '../../../platform/clock';
import { BlindIndex } from '../../../platform/crypto';
import { notFound } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { WechatAccounts } from '../../auth';
import { OrgDirectory } from '../../orgs';
import { CaseStore } from '../case-store';
import type { CaseRecord } from '../case.entity';
import { PublishedCases } from '../library/published-cases';
import { ShareCodes } from './share-codes';
import { ShareGroupRow, ShareOpen } from './share.entity';

const DAYS_SHOWN = 30;
const GROUPS_MAX = 100;

/** In which chat groups a case was opened. Counts alone: nothing leads back to a person. */
@Injectable()
export class ShareGroups {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly codes: ShareCodes,
    private readonly published: PublishedCases,
    private readonly cases: CaseStore,
    private readonly accounts: WechatAccounts,
    private readonly orgs: OrgDirectory,
    private readonly index: BlindIndex,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async enter({ shareId, encryptedData, iv }: ShareEnterBody): Promise<ShareEntered> {
    const { caseId } = await this.codes.find(shareId);
    const record = await this.published.record(caseId);
    const opengid = encryptedData && iv ? await this.accounts.groupIdFor(currentPrincipal().memberId, { encryptedData, iv }) : null;
    if (opengid) await this.count(record, this.index.of('wechat-group', `${this.env.wechat.appId}\0${opengid}`));
    return { caseId, counted: opengid !== null };
  }

  /** For those who answer for the case's branch. */
  async ofCase(caseId: Id): Promise<ShareGroup[]> {
    const record = await this.cases.record(caseId);
    requireScope('case:branch-review', record.orgPath, '案例');
    const rows = await this.uow.read((tx) =>
      tx.select<{ id: Id; label: string; date: IsoDate; opens: number | string }>(
        `SELECT g.id, g.label, o.date, o.opens FROM share_open o JOIN share_group g ON g.id = o.groupId WHERE o.caseId = ? ORDER BY o.date, g.id`, [caseId],
      ),
    );
    return this.groups(rows);
  }

  async label(id: Id, label: string): Promise<ShareGroup> {
    const group = await this.uow.read((tx) => tx.repo(ShareGroupRow).findOneBy({ id }));
    if (!group) throw notFound('群');
    const { path, name } = await this.orgs.get(group.orgId);
    requireScope('case:branch-review', path, '群');
    await this.uow.run(async (tx) => {
      await tx.repo(ShareGroupRow).update({ id }, { label });
      await this.audit.record(tx, { action: 'share_group.label', objectType: 'share_group', objectId: id, orgPath: path, title: name, detail: { label } });
    });
    const rows = await this.uow.read((tx) =>
      tx.select<{ date: IsoDate; opens: number | string }>('SELECT date, SUM(opens) AS opens FROM share_open WHERE groupId = ? GROUP BY date ORDER BY date', [id]),
    );
    const [shown] = this.groups(rows.map((row) => ({ ...row, id, label })));
    const today = this.clock.today();
    return shown ?? { id, label, firstOn: today, lastOn: today, opens: 0, days: [] };
  }

  private groups(rows: { id: Id; label: string; date: IsoDate; opens: number | string }[]): ShareGroup[] {
    const from = addDays(this.clock.today(), -DAYS_SHOWN);
    const groups = new Map<Id, ShareGroup>();
    for (const { id, label, date, opens } of rows) {
      const group = groups.get(id) ?? { id, label, firstOn: date, lastOn: date, opens: 0, days: [] };
      groups.set(id, group);
      group.lastOn = date;
      group.opens += num(opens);
      if (date > from) group.days.push({ date, opens: num(opens) });
    }
    return [...groups.values()].sort((a, b) => b.opens - a.opens || (a.id < b.id ? -1 : 1)).slice(0, GROUPS_MAX);
  }

  private async count(record: CaseRecord, groupHash: string): Promise<void> {
    await this.uow.run(async (tx) => {
      const groupId = await this.groupId(tx, record.orgId, groupHash);
      const key = { caseId: record.id, groupId, date: this.clock.today() };
      await tx.lockRow('share_open', { ...key, opens: 0 });
      await tx.repo(ShareOpen).increment(key, 'opens', 1);
    });
  }

  private async groupId(tx: Tx, orgId: Id, groupHash: string): Promise<Id> {
    const row = { id: newId(), orgId, groupHash, label: '', createdAt: this.clock.now() };
    await tx.insertNew('share_group', row);
    return (await tx.repo(ShareGroupRow).findOneByOrFail({ orgId, groupHash })).id;
  }
}
