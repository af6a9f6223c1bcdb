import { Injectable } from '@nestjs/common';
import {
  type Difference, type DifferenceAction, type DifferenceLine, type DifferencesQuery, DIFFERENCE_STATUS_LABELS, type Id, type Page,
} from '@xianfeng/shared-types';
import { isoTime, type RawRow, type SqlParam, UnitOfWork } from '../../../database';
import { currentPrincipal, scopeSql } from '../../../platform/access';
import { decodeCursor, notFound, pageLimit, toPage } from '../../../platform/http';
import { OrgDirectory, OrgMembership } from '../../orgs';
import { DifferenceRow, DifferenceStepRow } from './difference.entity';
import { differenceMachine } from './difference.workflow';

type Stored = RawRow<DifferenceRow> & { settledLast: number };

/** Open ones come first: 0 sorts before 1. */
const RANK = "CASE WHEN status IN ('open', 'taken') THEN 0 ELSE 1 END";

/** Differences that the caller answers for. */
@Injectable()
export class DifferenceQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  async page(query: DifferencesQuery): Promise<Page<DifferenceLine>> {
    const scope = scopeSql('orgPath', currentPrincipal().scopes('dues:finance'));
    const filters: [string, SqlParam[]][] = [[scope.sql, scope.params]];
    if (query.day) filters.push(['day = ?', [query.day]]);
    if (query.month) filters.push(['day >= ? AND day <= ?', [`${query.month}-01`, `${query.month}-31`]]);
    if (query.status) filters.push(['status = ?', [query.status]]);
    if (query.kind) filters.push(['kind = ?', [query.kind]]);
    const after = decodeCursor(query, 3);
    if (after) filters.push([`(${RANK} > ? OR (${RANK} = ? AND (day < ? OR (day = ? AND id > ?))))`, [after[0], after[0], after[1], after[1], after[2]]]);
    const limit = pageLimit(query);
    const where = filters.map(([sql]) => sql).join(' AND ');
    const sql = `SELECT *, ${RANK} AS settledLast FROM recon_difference WHERE ${where} ORDER BY ${RANK}, day DESC, id LIMIT ${limit + 1}`;
    const rows = await this.uow.read((tx) => tx.select<Stored>(sql, filters.flatMap(([, params]) => params)));
    const page = toPage(rows, limit, (row) => row, (row) => [Number(row.settledLast), row.day, row.id]);
    return { items: await this.lines(page.items), next: page.next };
  }

  async one(id: Id): Promise<Difference> {
    const row = await this.find(id);
    const steps = await this.uow.read((tx) => tx.repo(DifferenceStepRow).find({ where: { differenceId: id }, order: { id: 'ASC' } }));
    const people = await this.people.people([...new Set(steps.flatMap(({ actorId }) => actorId ?? []))]);
    const [line] = await this.lines([row]);
    return {
      ...line, explanation: row.explanation, orderId: row.orderId, version: row.version, allowedActions: actionsOf(row),
      history: steps.map(({ at, actorId, fromStatus, toStatus, reason }) => ({
        at: at.toISOString(), by: actorId && (people.get(actorId)?.name ?? '（已离开）'), from: fromStatus && DIFFERENCE_STATUS_LABELS[fromStatus],
        to: DIFFERENCE_STATUS_LABELS[toStatus], reason,
      })),
    };
  }

  /** The row, or 404 for one out of reach. */
  async find(id: Id): Promise<DifferenceRow> {
    const row = await this.uow.read((tx) => tx.repo(DifferenceRow).findOneBy({ id }));
    if (!row || !currentPrincipal().can('dues:finance', row.orgPath)) throw notFound('对账差异');
    return row;
  }

  private async lines(rows: readonly RawRow<DifferenceRow>[]): Promise<DifferenceLine[]> {
    const orgs = await this.orgs.getMany(rows.flatMap(({ orgId }) => orgId ?? []));
    const owners = await this.people.people([...new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))]);
    return rows.map(({ id, day, kind, status, number, billFen, hereFen, orgId, ownerId, foundAt }) => {
      const org = orgId ? orgs.get(orgId) : undefined;
      return {
        id, day, kind, status, number, billFen: billFen === null ? null : Number(billFen), hereFen: hereFen === null ? null : Number(hereFen),
        org: org ? { id: org.id, name: org.name } : null, owner: ownerId ? { id: ownerId, name: owners.get(ownerId)?.name ?? '（已离开）' } : null,
        foundAt: typeof foundAt === 'string' ? isoTime(foundAt) : foundAt.toISOString(),
      };
    });
  }
}

/** A payment can be asked about again; the rest is a person's to look into. */
function actionsOf(row: DifferenceRow): DifferenceAction[] {
  const actions: DifferenceAction[] = (['take', 'explain', 'reopen'] as const).filter((action) => differenceMachine.allows(row.status, action));
  const own = row.status === 'taken' && row.ownerId === currentPrincipal().memberId;
  const offered = own ? actions.filter((action) => action !== 'take') : actions;
  return row.status === 'open' || row.status === 'taken' ? ['recheck', ...offered] : offered;
}
