import { Injectable } from '@nestjs/common';
import { EDUCATION_CODES, MEMBER_CATEGORIES, MEMBER_POSTS, SEX_CODES, type Id, type MemberPostCode, type PrintRosterBody } from '@xianfeng/shared-types';
import { chunk, placeholders, prefixEnd, type SqlParam, UnitOfWork } from '../../../database';
import { requireScope } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { invalidField } from '../../../platform/http';
import { OrgDirectory, type OrgRef } from '../../orgs';
import type { Member } from '../member.entity';
import { MemberVault } from '../member-vault';

const MOST = 2000;
const IDS_PER_QUERY = 500;

/** A member as a printed roster shows one. */
export interface SheetLine {
  orgName: string;
  name: string;
  sex: string;
  birthMonth: string;
  education: string;
  category: string;
  joinedOn: string;
  posts: string;
  job: string;
  maskedPhone: string;
}

type Row = Pick<Member, 'id' | 'name' | 'sex' | 'birthDate' | 'education' | 'category' | 'joinedOn' | 'job' | 'phone'> & { orgName: string };

/** Rosters on paper: no ID numbers, phones masked, every print on record. */
@Injectable()
export class RosterSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly vault: MemberVault,
    private readonly audit: Audit,
  ) {}

  /** Members on the rolls, by organisations in order of the tree and by names; audited before anything is handed out. */
  async print({ orgId, subtree, phones, reason }: PrintRosterBody): Promise<{ org: OrgRef; lines: SheetLine[] }> {
    const org = await this.orgs.get(orgId);
    requireScope('member:read', org.path, '组织');
    const rows = await this.rows(org, subtree);
    if (rows.length > MOST) throw invalidField('orgId', `一次最多打印 ${MOST} 人，请分组织打印或导出名册`);
    const posts = await this.posts(rows.map((row) => row.id));
    await this.uow.run((tx) => this.audit.record(tx, {
      action: 'print.roster', objectType: 'org', objectId: org.id, orgPath: org.path, title: org.name, detail: { reason, members: rows.length, subtree, phones },
    }));
    const lines = rows.map((row) => ({
      orgName: row.orgName, name: row.name, sex: SEX_CODES[row.sex], birthMonth: row.birthDate.slice(0, 7).replace('-', '.'),
      education: EDUCATION_CODES[row.education], category: MEMBER_CATEGORIES[row.category], joinedOn: row.joinedOn, posts: (posts.get(row.id) ?? []).join('、'),
      job: row.job, maskedPhone: phones ? (this.vault.maskedPhone(row.phone) ?? '') : '',
    }));
    return { org, lines };
  }

  private rows(org: OrgRef, subtree: boolean): Promise<Row[]> {
    const where = subtree ? 'o.path >= ? AND o.path < ?' : 'o.id = ?';
    const params: SqlParam[] = subtree ? [org.path, prefixEnd(org.path)] : [org.id];
    const columns = 'm.id, m.name, m.sex, m.birthDate, m.education, m.category, m.joinedOn, m.job, m.phone, o.shortName AS orgName';
    return this.uow.read((tx) =>
      tx.select<Row>(
        `SELECT ${columns} FROM member m JOIN org o ON o.id = m.orgId WHERE ${where} AND m.status = 'active' ORDER BY o.path, m.sortKey, m.id LIMIT ${MOST + 1}`, params,
      ),
    );
  }

  private async posts(memberIds: Id[]): Promise<Map<Id, string[]>> {
    const posts = new Map<Id, string[]>();
    for (const part of chunk(memberIds, IDS_PER_QUERY)) {
      const sql = `SELECT memberId, post FROM member_post WHERE memberId IN (${placeholders(part)}) AND endedOn IS NULL ORDER BY id`;
      for (const { memberId, post } of await this.uow.read((tx) => tx.select<{ memberId: Id; post: MemberPostCode }>(sql, part))) {
        posts.set(memberId, [...(posts.get(memberId) ?? []), MEMBER_POSTS[post]]);
      }
    }
    return posts;
  }
}
