import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id, OrgEffect } from '@xianfeng/shared-types';
import { num, placeholders, prefixEnd, type Tx } from '../../database';
import { effect, type OrgFollower, OrgFollowers } from '../orgs';
import { PointMonths } from './point-months';

/** Paths that say for whom a rule holds and who answers an appeal; those of the ledger say where something was. */
const PATHS: [table: string, column: string, where: string][] = [
  ['point_rule', 'ownerOrgPath', ''], ['point_appeal', 'orgPath', " AND status = 'open'"], ['point_appeal', 'answerPath', " AND status = 'open'"],
];

/** The ledger stays as it was written; the close of a month counts what a merged organisation earned in it for the one it went into. */
@Injectable()
export class PointSuccession implements OrgFollower, OnModuleInit {
  constructor(
    private readonly followers: OrgFollowers,
    private readonly months: PointMonths,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async move(tx: Tx, oldPath: string, newPath: string): Promise<OrgEffect[]> {
    for (const [table, column, where] of PATHS) {
      const sql = `UPDATE ${table} SET ${column} = CONCAT(?, SUBSTR(${column}, ?)) WHERE ${column} >= ? AND ${column} < ?${where}`;
      await tx.execute(sql, [newPath, oldPath.length + 1, oldPath, prefixEnd(oldPath)]);
    }
    return [];
  }

  async reassign(tx: Tx, fromOrgIds: readonly Id[]): Promise<OrgEffect[]> {
    const sql = `SELECT SUM(totalCenti) AS total FROM point_balance WHERE kind = 'org' AND subjectId IN (${placeholders(fromOrgIds)}) AND month >= ?`;
    const [{ total }] = await tx.select<{ total: number | string | null }>(sql, [...fromOrgIds, await this.months.current()]);
    return effect('points_counted', [], num(total));
  }
}
