import { Injectable } from '@nestjs/common';
import type { IsoMonth, VerifyReport } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { notFound } from '../../platform/http';
import { type OrgMonthSums, PointTotals } from '../points';
import { MonthSnapshot, ranked, snapshotHash } from './month-snapshot';
import { spreadOf } from './ranking-math';
import { type RankingRow, RankingSeal } from './ranking.entity';

const MOST_DIFFERENCES = 100;

/** Proves a sealed month: from the ledger with the stored units and head counts come the same bytes. */
@Injectable()
export class MonthVerifier {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly totals: PointTotals,
    private readonly snapshot: MonthSnapshot,
  ) {}

  async verify(month: IsoMonth): Promise<VerifyReport> {
    const seal = await this.seal(month);
    if (!seal) throw notFound('已结账的月份');
    const stored = await this.snapshot.rows(month);
    const recomputed = ranked(await this.summed(month, stored), seal.terms);
    const hashOf = (rows: readonly RankingRow[]) => snapshotHash(seal.format, month, seal.prevHash, seal.terms, rows);
    const recomputedHash = hashOf(recomputed);
    const before = seal.prevMonth ? await this.seal(seal.prevMonth) : null;
    const differing = recomputed.flatMap((row, i) => (row.totalCenti === stored[i].totalCenti && row.place === stored[i].place ? [] : [{ row, sealed: stored[i] }]));
    return {
      month, sealedHash: seal.hash, recomputedHash, same: recomputedHash === seal.hash, units: stored.length,
      intact: hashOf(stored) === seal.hash && (before?.hash ?? '') === seal.prevHash,
      differences: differing.slice(0, MOST_DIFFERENCES).map(({ row, sealed }) => ({
        orgId: row.orgId, orgName: row.orgName, sealedCenti: sealed.totalCenti, recomputedCenti: row.totalCenti,
      })),
    };
  }

  private seal(month: IsoMonth): Promise<RankingSeal | null> {
    return this.uow.read((tx) => tx.repo(RankingSeal).findOneBy({ month }));
  }

  private async summed(month: IsoMonth, stored: readonly RankingRow[]): Promise<RankingRow[]> {
    const sums = await this.totals.ofUnits(month, stored.map(({ orgId, mergedIds }) => ({ id: orgId, mergedIds })));
    return stored.map((row) => ({ ...row, ...figures(row.heads, sums.get(row.orgId)) }));
  }
}

/** The columns of a row that come from the ledger. */
export function figures(heads: number, sums: OrgMonthSums | undefined): Pick<RankingRow, 'entries' | 'totalCenti' | 'earners' | 'spread'> {
  if (!sums) return { entries: 0, totalCenti: 0, earners: 0, spread: 0 };
  const { entries, totalCenti, earners, memberSum, memberSquares } = sums;
  return { entries, totalCenti, earners, spread: spreadOf(heads, earners, memberSum, memberSquares) };
}
