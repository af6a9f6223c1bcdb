import { Injectable } from '@nestjs/common';
import {
  APPEAL_STATUS_LABELS, BULLETIN_STATUS_LABELS, CASE_STATUSES, MEMBER_STATUSES, type AppealStatus, type BulletinStatus, type CaseStatus, type FindableObject,
  type FoundObject, type Id,
} from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../database';
import { MemberDirectory } from '../../modules/members';
import { currentPrincipal, scopeSql } from '../../platform/access';

const AT_MOST = 20;

interface Titled<Status> {
  id: Id;
  title: string;
  orgName: string;
  status: Status;
}

/** Finds what an explanation can be asked about, by words, where the caller may read rights. */
@Injectable()
export class ObjectSearch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
  ) {}

  find(type: FindableObject, text: string): Promise<FoundObject[]> {
    switch (type) {
      case 'member':
        return this.people(text);
      case 'appeal':
        return this.appeals(text);
      case 'case':
        return this.titled('case_record', 'orgId', text, (status: CaseStatus) => CASE_STATUSES[status]);
      case 'bulletin':
        return this.titled('bulletin', 'scopeOrgId', text, (status: BulletinStatus) => BULLETIN_STATUS_LABELS[status]);
    }
  }

  private async people(text: string): Promise<FoundObject[]> {
    const rows = await this.members.searchByName(text, readable(), AT_MOST);
    return rows.map(({ id, name, orgName, status }) => ({ id, title: name, note: status === 'active' ? orgName : `${orgName}（${MEMBER_STATUSES[status]}）` }));
  }

  private async appeals(text: string): Promise<FoundObject[]> {
    const people = await this.members.searchByName(text, readable(), AT_MOST);
    if (people.length === 0) return [];
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const scope = readable();
    const rows = await this.uow.read((tx) =>
      tx.select<Titled<AppealStatus> & { memberId: Id }>(
        `SELECT a.id, a.memberId, o.name AS orgName, a.status FROM point_appeal a JOIN org o ON o.id = a.answerOrgId
         WHERE a.memberId IN (${placeholders(people)}) AND ${scope.sql} ORDER BY a.id DESC LIMIT ${AT_MOST}`,
        [...names.keys(), ...scope.params],
      ),
    );
    return rows.map(({ id, memberId, orgName, status }) => ({ id, title: `${names.get(memberId)}的积分申诉`, note: `${orgName} · ${APPEAL_STATUS_LABELS[status]}` }));
  }

  private async titled<Status>(table: 'case_record' | 'bulletin', orgColumn: string, text: string, wordOf: (status: Status) => string): Promise<FoundObject[]> {
    const scope = readable();
    const like = `%${text.trim().replace(/[!%_]/g, (c) => `!${c}`)}%`;
    const rows = await this.uow.read((tx) =>
      tx.select<Titled<Status>>(
        `SELECT x.id, x.title, o.name AS orgName, x.status FROM ${table} x JOIN org o ON o.id = x.${orgColumn}
         WHERE ${scope.sql} AND x.title LIKE ? ESCAPE '!' ORDER BY x.id DESC LIMIT ${AT_MOST}`,
        [...scope.params, like],
      ),
    );
    return rows.map(({ id, title, orgName, status }) => ({ id, title, note: `${orgName} · ${wordOf(status)}` }));
  }
}

const readable = () => scopeSql('o.path', currentPrincipal().scopes('role:read'));
