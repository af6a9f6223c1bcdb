import { Injectable } from '@nestjs/common';
import type { AccessObject, AppealStatus, BulletinStatus, CaseStatus, Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { MemberDirectory } from '../../modules/members';
import { idsOfPath, OrgDirectory } from '../../modules/orgs';
import { maskName } from '../../platform/crypto';
import { notFound } from '../../platform/http';

/** What the rules of an object look at, seen from the member asked about. */
export interface CaseFacts {
  status: CaseStatus;
  author: boolean;
  /** Has a blind review of the running round that is not handed in. */
  openReview: boolean;
}

export interface ObjectFact {
  title: string;
  orgId: Id;
  case?: CaseFacts;
  appeal?: { status: AppealStatus; own: boolean };
  bulletin?: { status: BulletinStatus; edited: boolean };
}

/** Looks up the object that an explanation is about. */
@Injectable()
export class ObjectFacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly members: MemberDirectory,
  ) {}

  find(type: AccessObject, id: Id, memberId: Id): Promise<ObjectFact> {
    switch (type) {
      case 'org':
        return this.org(id);
      case 'member':
        return this.member(id);
      case 'case':
        return this.case(id, memberId);
      case 'appeal':
        return this.appeal(id, memberId);
      case 'bulletin':
        return this.bulletin(id, memberId);
    }
  }

  private async org(id: Id): Promise<ObjectFact> {
    const { name } = await this.orgs.get(id);
    return { title: name, orgId: id };
  }

  private async member(id: Id): Promise<ObjectFact> {
    const member = await this.members.findById(id);
    if (!member) throw notFound('党员');
    return { title: maskName(member.name), orgId: member.orgId };
  }

  private async case(id: Id, memberId: Id): Promise<ObjectFact> {
    const [row] = await this.uow.read((tx) =>
      tx.select<{ title: string; orgId: Id; status: CaseStatus; creatorId: Id; named: number; reviewing: number }>(
        `SELECT c.title, c.orgId, c.status, c.creatorId,
                (SELECT COUNT(*) FROM case_author a WHERE a.caseId = c.id AND a.memberId = ?) AS named,
                (SELECT COUNT(*) FROM case_review r WHERE r.caseId = c.id AND r.round = c.round AND r.reviewerId = ? AND r.state = 'assigned') AS reviewing
         FROM case_record c WHERE c.id = ?`,
        [memberId, memberId, id],
      ),
    );
    if (!row) throw notFound('案例');
    const author = row.creatorId === memberId || Number(row.named) > 0;
    return { title: row.title || '未命名案例', orgId: row.orgId, case: { status: row.status, author, openReview: Number(row.reviewing) > 0 } };
  }

  private async appeal(id: Id, memberId: Id): Promise<ObjectFact> {
    const [row] = await this.uow.read((tx) =>
      tx.select<{ memberId: Id; answerPath: string; status: AppealStatus }>('SELECT memberId, answerPath, status FROM point_appeal WHERE id = ?', [id]),
    );
    if (!row) throw notFound('申诉');
    return { title: '积分申诉', orgId: idsOfPath(row.answerPath).at(-1)!, appeal: { status: row.status, own: row.memberId === memberId } };
  }

  private async bulletin(id: Id, memberId: Id): Promise<ObjectFact> {
    const [row] = await this.uow.read((tx) =>
      tx.select<{ title: string; scopeOrgId: Id; status: BulletinStatus; editorIds: string }>('SELECT title, scopeOrgId, status, editorIds FROM bulletin WHERE id = ?', [id]),
    );
    if (!row) throw notFound('通报');
    const edited = (JSON.parse(row.editorIds) as Id[]).includes(memberId);
    return { title: row.title, orgId: row.scopeOrgId, bulletin: { status: row.status, edited } };
  }
}
