import { Injectable } from '@nestjs/common';
import { type IsoMonth, ORG_CLASSES, type OrgClass } from '@xianfeng/shared-types';
import { chunk, type SqlParam, type Tx, UnitOfWork } from '../../database';
import { sealHash } from '../../platform/crypto';
import type { CloseTerms } from './month-close.entity';
import { rankClass, roundHalf } from './ranking-math';
import { type ClassFigures, RankingRow, type SnapshotFormat } from './ranking.entity';

const COLUMNS = [
  'month', 'orgId', 'orgName', 'parentName', 'orgPath', 'orgClass', 'heads', 'mergedIds', 'entries', 'totalCenti', 'earners', 'spread', 'perHeadCenti',
  'small', 'bandCenti', 'place', 'sharedBy', 'totalPlace', 'position',
] as const satisfies readonly (keyof RankingRow)[];
const KEY = ['month', 'orgId'];
const FIGURES = COLUMNS.filter((column) => !KEY.includes(column));
const ROWS_PER_STATEMENT = 500;

/** The rows of a month as they are stored and sealed. */
@Injectable()
export class MonthSnapshot {
  constructor(private readonly uow: UnitOfWork) {}

  /** Writes rows, or writes them over in place: REPLACE would delete and insert each, with all its index entries. */
  async put(tx: Tx, rows: readonly RankingRow[]): Promise<void> {
    const tuple = `(${COLUMNS.map(() => '?').join(', ')})`;
    const columns = COLUMNS.map((c) => `\`${c}\``).join(', ');
    const change = tx.dialect === 'mysql'
      ? `ON DUPLICATE KEY UPDATE ${FIGURES.map((c) => `\`${c}\` = VALUES(\`${c}\`)`).join(', ')}`
      : `ON CONFLICT (${KEY.join(', ')}) DO UPDATE SET ${FIGURES.map((c) => `\`${c}\` = excluded.\`${c}\``).join(', ')}`;
    for (const part of chunk(rows, ROWS_PER_STATEMENT)) {
      const params = part.flatMap((row) => COLUMNS.map((c): SqlParam => (c === 'small' ? Number(row.small) : c === 'mergedIds' ? JSON.stringify(row.mergedIds) : row[c])));
      await tx.execute(`INSERT INTO ranking_row (${columns}) VALUES ${part.map(() => tuple).join(', ')} ${change}`, params);
    }
  }

  /** Rows of a month, in order of classes and ids. */
  async rows(month: IsoMonth, orgClass?: OrgClass): Promise<RankingRow[]> {
    const filter = orgClass ? ' AND orgClass = ?' : '';
    const sql = `SELECT ${COLUMNS.map((c) => `\`${c}\``).join(', ')} FROM ranking_row WHERE month = ?${filter} ORDER BY orgClass, orgId`;
    const raw = await this.uow.read((tx) => tx.select<Omit<RankingRow, 'small' | 'mergedIds'> & { small: number; mergedIds: string }>(sql, orgClass ? [month, orgClass] : [month]));
    return raw.map((r) => ({ ...r, small: r.small === 1, mergedIds: JSON.parse(r.mergedIds) as string[] }));
  }
}

/** Rows of any number of classes with the places that follow from their sums, in the order they came. */
export function ranked(rows: readonly RankingRow[], terms: CloseTerms): RankingRow[] {
  const places = new Map(ORG_CLASSES.map((c) => [c, rankClass(rows.filter((row) => row.orgClass === c), terms)]));
  return rows.map((row) => ({ ...row, ...places.get(row.orgClass)!.get(row.orgId)! }));
}

export function classFigures(rows: readonly RankingRow[]): ClassFigures[] {
  const byClass = new Map<OrgClass, ClassFigures>();
  for (const { orgClass, heads, totalCenti } of rows) {
    const sum = byClass.get(orgClass) ?? { orgClass, units: 0, heads: 0, totalCenti: 0, perHeadCenti: 0 };
    byClass.set(orgClass, { ...sum, units: sum.units + 1, heads: sum.heads + heads, totalCenti: sum.totalCenti + totalCenti });
  }
  return [...byClass.values()].map((c) => ({ ...c, perHeadCenti: roundHalf(c.totalCenti / c.heads) }));
}

/** The format of months that are sealed from now on. */
export const FORMAT: SnapshotFormat = 2;

/** SHA-256 over the canonical JSON of the whole snapshot and the hash of the seal before. */
export function snapshotHash(format: SnapshotFormat, month: IsoMonth, prevHash: string, terms: CloseTerms, rows: readonly RankingRow[]): string {
  const sealed = format === 1 ? rows.map(({ mergedIds: _later, ...row }) => row) : rows;
  return sealHash({ format, month, prevHash, terms, rows: sealed });
}
