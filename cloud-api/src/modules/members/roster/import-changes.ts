import { Injectable } from '@nestjs/common';
import type { Id, ImportChange, Page, PageQuery } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { cursorNumber, decodeCursor, pageLimit, toPage } from '../../../platform/http';
import { OrgDirectory } from '../../orgs';
import { Member } from '../member.entity';
import { MemberVault } from '../member-vault';
import { ImportStore } from './import-store';
import { cellsOf } from './roster-cells';
import { ROSTER_COLUMNS, type RosterCells } from './roster-columns';
import type { PlannedRow } from './roster-plan';
import { maskCell } from './row-parser';

/** What a dry run would write, for who has to say yes to it. */
@Injectable()
export class ImportChanges {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: MemberVault,
    private readonly store: ImportStore,
    private readonly orgs: OrgDirectory,
  ) {}

  async page(importId: Id, query: PageQuery): Promise<Page<ImportChange>> {
    const limit = pageLimit(query);
    const afterRow = cursorNumber(decodeCursor(query, 1)?.[0] ?? 0);
    const planned = await this.rowsAfter(importId, afterRow, limit + 1);
    const members = await this.uow.read((tx) => tx.repo(Member).findBy({ id: In(planned.flatMap(({ memberId }) => memberId ?? [])) }));
    const known = new Map(members.map((member) => [member.id, member]));
    const orgs = await this.orgs.getMany([...planned.flatMap(({ facts: { hostOrgId }, orgId, homeOrgId }) => orgIdsOf({ orgId, homeOrgId, hostOrgId })), ...members.flatMap(orgIdsOf)]);
    const nameOf = (id: Id) => orgs.get(id)?.name ?? '';
    return toPage(planned, limit, (row) => this.change(row, known.get(row.memberId ?? ''), nameOf), ({ rowNo }) => [rowNo]);
  }

  private async rowsAfter(importId: Id, afterRow: number, most: number): Promise<PlannedRow[]> {
    const found: PlannedRow[] = [];
    for (let last = afterRow; found.length < most; ) {
      const batch = await this.store.batchAfter(importId, last);
      if (!batch) break;
      found.push(...batch.rows.filter(({ rowNo }) => rowNo > afterRow));
      last = batch.lastRow;
    }
    return found.slice(0, most);
  }

  private change({ rowNo, facts, orgId, homeOrgId, status, memberId }: PlannedRow, before: Member | undefined, nameOf: (id: Id) => string): ImportChange {
    const { idNumber, phone, landline, address } = facts;
    const to = cellsOf({ ...facts, orgId, homeOrgId, status }, { idNumber, phone, landline, address }, nameOf);
    const fields = before ? differences(cellsOf(before, this.vault.open(before), nameOf), to) : [];
    return { row: rowNo, kind: memberId === null ? 'create' : 'update', name: facts.name, orgName: nameOf(orgId), fields };
  }
}

const orgIdsOf = ({ orgId, homeOrgId, hostOrgId }: Pick<Member, 'orgId' | 'homeOrgId' | 'hostOrgId'>): Id[] => [orgId, homeOrgId, hostOrgId].filter((id): id is Id => id !== null);

const differences = (from: RosterCells, to: RosterCells): ImportChange['fields'] =>
  ROSTER_COLUMNS.filter(({ key }) => from[key] !== to[key]).map(({ key, heading }) => ({ field: heading, from: maskCell(key, from[key]), to: maskCell(key, to[key]) }));
