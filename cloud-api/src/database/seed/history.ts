
import type { IsoMonth } from '@xianfeng/shared-types';
import { BulletinRow } from '../../modules/rankings/bulletin.entity';
import { bulletinTitle, draftItems, draftParagraphs } from '../../modules/rankings/bulletin-draft';
import { MonthCloseRow } from '../../modules/rankings/month-close.entity';
import { MonthCloser } from '../../modules/rankings/month-closer';
import { MonthSnapshot } from '../../modules/rankings/month-snapshot';
import { RankingSeal } from '../../modules/rankings/ranking.entity';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { addDays, Clock } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { RuleBook } from '../../platform/rules';
import { UnitOfWork } from '../unit-of-work';

const IMPROVE = 3;

/** Closes past months by the product's own closer, so that seals and snapshots are real. */

export class DemoHistory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    private readonly closer: MonthCloser,
    private readonly snapshot: MonthSnapshot,
  ) {}

  async close(month: IsoMonth, officer: Member): Promise<void> {
    const terms = {
      smallUnitHeads: await this.rules.number('ranking.small_unit_heads', `${month}-01`),
      bandWidth: await this.rules.number('ranking.band_width', `${month}-01`),
    };
    await this.uow.run((tx) =>
      tx.repo(MonthCloseRow).insert({
        month, phase: 'checking', cursor: '', done: 0, total: 0, terms, leaseToken: null, leaseUntil: null, startedBy: officer.id,
        startedAt: this.clock.now(), closedAt: null,
      }),
    );
    await this.closer.run(month);
  }

  /** The bulletin of a closed month, published and long since read: no messages go out. */
  async publishBulletin(month: IsoMonth, root: Org, editor: Member): Promise<void> {
    const seal = await this.uow.read((tx) => tx.repo(RankingSeal).findOneByOrFail({ month }));
    const rows = await this.snapshot.rows(month);
    const last = seal.classes.flatMap((c) => rows.filter((row) => row.orgClass === c.orgClass && row.position > Math.max(c.units - IMPROVE, 1)));
    const leaders = rows.filter((row) => row.position === 1);
    const now = this.clock.now();
    await this.uow.run((tx) =>
      tx.repo(BulletinRow).insert({
        id: newId(), month, title: bulletinTitle(month), status: 'published', scopeOrgId: root.id, scopeOrgPath: root.path,
        paragraphs: draftParagraphs(month, seal.classes, leaders, seal.terms), items: draftItems(last, addDays(this.clock.today(), -10)),
        editorIds: [editor.id], publishedAt: now, notifiedUpTo: '', notified: 0, version: 1, createdAt: now,
      }),
    );
  }
}
