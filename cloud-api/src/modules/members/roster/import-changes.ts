import { Injectable } from '@nestjs/common';
import type { Id, ImportChange, Page, PageQuery } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { Member } from '../member.entity';
import { MemberVault } from '../member-vault';
import { ImportRow } from './import.entity';
import { OrgBook } from './org-book';
import { cellsOf } from './roster-cells';
import { ROSTER_COLUMNS, type RosterCells } from './roster-columns';
import type { RowPayload } from './roster-plan';
import { maskCell } from './row-parser';

/** What a dry run would write, for who has to say yes to it. */
@Injectable()
export class ImportChanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: MemberVault,
  ) {}

  async page(importId: Id, query: PageQuery): Promise<Page<ImportChange>> {
    const limit = pageLimit(query);
    const afterRow = Number(decodeCursor(query, 1)?.[0] ?? 0);
    return this.uow.read(async (tx) => {
      const rows = await tx.repo(ImportRow).createQueryBuilder('r').where("r.importId = :importId AND r.state IN ('create', 'update') AND r.rowNo > :afterRow", { importId, afterRow })
        .orderBy('r.rowNo').take(limit + 1).getMany();
      const planned = rows.map((row) => ({ rowNo: row.rowNo, payload: JSON.parse(row.payload!) as RowPayload }));
      const [book, members] = await Promise.all([OrgBook.load(tx), tx.repo(Member).findBy({ id: In(planned.flatMap(({ payload }) => payload.memberId ?? [])) })]);
      const known = new Map(members.map((member) => [member.id, member]));
      return toPage(planned, limit, ({ rowNo, payload }) => this.change(rowNo, payload, known.get(payload.memberId ?? ''), book), ({ rowNo }) => [rowNo]);
    });
  }

  private change(row: number, { columns, orgId, homeOrgId, status, memberId }: RowPayload, before: Member | undefined, book: OrgBook): ImportChange {
    const nameOf = (id: Id) => book.get(id)?.name ?? '';
    const to = cellsOf({ ...columns, orgId, homeOrgId, status }, this.vault.open(columns), nameOf);
    const fields = before ? differences(cellsOf(before, this.vault.open(before), nameOf), to) : [];
    return { row, kind: memberId === null ? 'create' : 'update', name: columns.name, orgName: nameOf(orgId), fields };
  }
}

const differences = (from: RosterCells, to: RosterCells): ImportChange['fields'] =>
  ROSTER_COLUMNS.filter(({ key }) => from[key] !== to[key]).map(({ key, heading }) => ({ field: heading, from: maskCell(key, from[key]), to: maskCell(key, to[key]) }));
