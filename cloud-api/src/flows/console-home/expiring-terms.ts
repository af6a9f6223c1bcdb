import { Injectable } from '@nestjs/common';
import { MEMBER_POSTS, type ConsoleHome, type ExpiringTerm, type Id, type IsoDate, type MemberPostCode } from '@xianfeng/shared-types';
import { num, type SqlParam, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';
import { addMonths, Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import type { Waiting } from './console-todos';

const SHOWN = 10;
const LISTED = 'org.term.alarm_1';
const PREPARED = 'org.term.alarm_3';

interface OrgTermRow {
  orgId: Id;
  orgName: string;
  termEndsOn: IsoDate;
}

interface PostTermRow extends OrgTermRow {
  memberId: Id;
  memberName: string;
  post: MemberPostCode;
}

export interface TermsAhead {
  /** What has ended or is so near that the election has to be prepared now. */
  todo: { orgs: Waiting; posts: Waiting };
  first: ExpiringTerm[];
  rule: ConsoleHome['termRule'];
}

/** Terms (届) of organisations and posts in the caller's roster: listed from the first alarm on, a to-do from the last. */
@Injectable()
export class ExpiringTerms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: RuleBook,
    private readonly clock: Clock,
  ) {}

  async ahead(): Promise<TermsAhead> {
    const today = this.clock.today();
    const ruleOf = await this.rules.lookup([LISTED, PREPARED], today);
    const { value: months, doc, article } = ruleOf(LISTED);
    const todoMonths = ruleOf(PREPARED).value;
    const scope = scopeSql('o.path', currentPrincipal().scopes('member:read'));
    const orgs = `org o WHERE o.status = 'active' AND o.termEnd <= ? AND ${scope.sql}`;
    const posts = `member_post p JOIN org o ON o.id = p.orgId JOIN member m ON m.id = p.memberId
      WHERE p.endedOn IS NULL AND p.termEndsOn <= ? AND ${scope.sql}`;
    const until = (ahead: number) => [addMonths(today, ahead), ...scope.params];
    const [near, params] = [until(todoMonths), until(months)];
    const [dueOrgs, duePosts, orgRows, postRows] = await Promise.all([
      this.waiting('o.termEnd', orgs, near), this.waiting('p.termEndsOn', posts, near),
      this.rows<OrgTermRow>(`SELECT o.id AS orgId, o.name AS orgName, o.termEnd AS termEndsOn FROM ${orgs} ORDER BY o.termEnd, o.id`, params),
      this.rows<PostTermRow>(
        `SELECT o.id AS orgId, o.name AS orgName, p.termEndsOn AS termEndsOn, m.id AS memberId, m.name AS memberName, p.post AS post
         FROM ${posts} ORDER BY p.termEndsOn, p.id`, params,
      ),
    ]);
    const first = [...orgRows.map((row) => orgTerm(row, today)), ...postRows.map((row) => postTerm(row, today))];
    first.sort((a, b) => a.termEndsOn.localeCompare(b.termEndsOn));
    return { todo: { orgs: dueOrgs, posts: duePosts }, first: first.slice(0, SHOWN), rule: { months, todoMonths, basis: `${doc} ${article}` } };
  }

  private rows<Row>(sql: string, params: SqlParam[]): Promise<Row[]> {
    return this.uow.read((tx) => tx.select<Row>(`${sql} LIMIT ${SHOWN}`, params));
  }

  private async waiting(column: string, from: string, params: SqlParam[]): Promise<Waiting> {
    const sql = `SELECT COUNT(*) AS n, MIN(${column}) AS dueOn FROM ${from}`;
    const [row] = await this.uow.read((tx) => tx.select<{ n: number | string; dueOn: IsoDate | null }>(sql, params));
    return { count: num(row.n), dueOn: row.dueOn };
  }
}

const orgTerm = ({ orgId, orgName, termEndsOn }: OrgTermRow, today: IsoDate): ExpiringTerm => ({
  kind: 'org', orgId, orgName, memberName: null, postName: null, termEndsOn, overdue: termEndsOn < today, link: `/orgs/${orgId}`,
});

const postTerm = ({ orgId, orgName, termEndsOn, memberId, memberName, post }: PostTermRow, today: IsoDate): ExpiringTerm => ({
  kind: 'post', orgId, orgName, memberName, postName: MEMBER_POSTS[post], termEndsOn, overdue: termEndsOn < today, link: `/members/${memberId}`,
});
