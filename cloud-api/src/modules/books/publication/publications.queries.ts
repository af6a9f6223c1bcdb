import { Injectable } from '@nestjs/common';
import type { Id, Page, PageQuery, Publication, PublicationLine, WhereDuesWent } from '@xianfeng/shared-types';
import { instant, num, prefixEnd, UnitOfWork } from '../../../database';
import { currentPrincipal, type Principal, scopeSql } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { decodeCursor, notFound, pageLimit, toPage } from '../../../platform/http';
import { OrgDirectory } from '../../orgs';
import { PublicationFiguresReader } from './publication-figures';
import { publicationHash, titleOf } from './publication-seal';
import { PublicationRow } from './publication.entity';

type LineRow = Pick<PublicationRow, 'id' | 'orgId' | 'orgName' | 'year' | 'edition' | 'publishedAt'>;

/** Publications as members of the branch and those above read them. */
@Injectable()
export class PublicationsQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly orgs: OrgDirectory,
    private readonly figures: PublicationFiguresReader,
  ) {}

  async list(query: PageQuery & { orgId?: Id }): Promise<Page<PublicationLine>> {
    const caller = currentPrincipal();
    const scope = scopeSql('p.orgPath', [...caller.scopes('dues:report'), { orgId: caller.orgId, path: caller.orgPath, reach: 'self' }]);
    const path = query.orgId ? (await this.orgs.get(query.orgId)).path : null;
    const limit = pageLimit(query);
    const before = decodeCursor(query, 1);
    const filters = `${path === null ? '' : ' AND p.orgPath >= ? AND p.orgPath < ?'}${before ? ' AND p.id < ?' : ''}`;
    const rows = await this.uow.read((tx) => tx.select<Omit<LineRow, 'publishedAt'> & { publishedAt: Date | string }>(
      `SELECT p.id, p.orgId, p.orgName, p.year, p.edition, p.publishedAt FROM dues_publication p WHERE ${scope.sql}${filters} ORDER BY p.id DESC LIMIT ${limit + 1}`,
      [...scope.params, ...(path === null ? [] : [path, prefixEnd(path)]), ...(before ?? [])],
    ));
    return toPage(rows, limit, (row) => lineOf({ ...row, publishedAt: instant(row.publishedAt) }), (row) => [row.id]);
  }

  async detail(id: Id): Promise<Publication> {
    const row = await this.readable(id);
    return {
      ...lineOf(row), figures: row.figures, note: row.note, reason: row.reason, publishedBy: row.publishedBy, hash: row.hash, intact: publicationHash(row) === row.hash,
    };
  }

  /** The running year of the caller's own branch, with its newest publication. */
  async whereItWent(asked?: number): Promise<WhereDuesWent> {
    const thisYear = Number(this.clock.today().slice(0, 4));
    const year = asked ?? thisYear;
    const { orgId, memberId } = currentPrincipal();
    const org = await this.orgs.get(orgId);
    const [mine] = await this.uow.read((tx) => tx.select<{ fen: number | string | null }>(
      'SELECT SUM(paidFen) AS fen FROM dues_bill WHERE memberId = ? AND month >= ? AND month <= ?', [memberId, `${year}-01`, `${year}-12`],
    ));
    const newest = await this.uow.read((tx) => tx.repo(PublicationRow).findOne({ where: { orgId }, order: { year: 'DESC', edition: 'DESC' } }));
    return { branch: { id: org.id, name: org.name }, year, thisYear, myPaidFen: num(mine.fen), figures: await this.figures.of(orgId, year), publication: newest && lineOf(newest) };
  }

  private async readable(id: Id): Promise<PublicationRow> {
    const row = await this.uow.read((tx) => tx.repo(PublicationRow).findOneBy({ id }));
    if (!row || !mayRead(row, currentPrincipal())) throw notFound('公示');
    return row;
  }
}

/** The path is that of the organisation itself, or of the one it was merged into. */
const mayRead = ({ orgPath }: PublicationRow, caller: Principal): boolean => orgPath === caller.orgPath || caller.can('dues:report', orgPath);

function lineOf(row: LineRow): PublicationLine {
  const { id, orgId, orgName, year, edition, publishedAt } = row;
  return { id, org: { id: orgId, name: orgName }, year, edition, title: titleOf(row), publishedAt: publishedAt.toISOString() };
}
