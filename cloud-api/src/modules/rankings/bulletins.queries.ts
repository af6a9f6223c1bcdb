import { Injectable } from '@nestjs/common';
import type { Bulletin, BulletinAction, BulletinLine, BulletinVersion, Id, Page, PageQuery } from '@xianfeng/shared-types';
import { isoTime, type RawRow, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal, scopeSql } from '../../platform/access';
import { decodeCursor, notFound, pageLimit, toPage } from '../../platform/http';
import { OrgDirectory, OrgMembership } from '../orgs';
import { BulletinEvent, BulletinRow, BulletinVersionRow, type StoredItem } from './bulletin.entity';
import { bulletinMachine } from './bulletin.workflow';
import { PERMISSION } from './bulletins.service';
import { RankingsQueries } from './rankings.queries';
import { RankingSeal } from './ranking.entity';

const VERSIONS_SHOWN = 50;

type Listed = RawRow<Pick<BulletinRow, 'id' | 'month' | 'title' | 'status' | 'publishedAt'>>;

@Injectable()
export class BulletinsQueries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly rankings: RankingsQueries,
  ) {}

  /** Members see the published ones of the committees above them, newest first. */
  async list(query: PageQuery): Promise<Page<BulletinLine>> {
    const caller = currentPrincipal();
    const limit = pageLimit(query);
    const before = decodeCursor(query, 1);
    const works = scopeSql('scopeOrgPath', [...caller.scopes('bulletin:edit'), ...caller.scopes('bulletin:approve')]);
    const published = "(status = 'published' AND scopeOrgPath = SUBSTR(?, 1, LENGTH(scopeOrgPath)))";
    const rows = await this.uow.read((tx) =>
      tx.select<Listed>(
        `SELECT id, month, title, status, publishedAt FROM bulletin WHERE (${works.sql} OR ${published})${before ? ' AND month < ?' : ''} ORDER BY month DESC, id LIMIT ${limit + 1}`,
        [...works.params, caller.orgPath, ...(before ?? [])],
      ),
    );
    return toPage(rows, limit, ({ publishedAt, ...line }) => ({ ...line, publishedAt: isoTime(publishedAt) }), (b) => [b.month]);
  }

  /** For those who write or approve it, as they see all its items. */
  async versions(id: Id): Promise<BulletinVersion[]> {
    const bulletin = await this.uow.read((tx) => tx.repo(BulletinRow).findOneBy({ id }));
    if (!bulletin || !works(bulletin, currentPrincipal())) throw notFound('通报');
    const rows = await this.uow.read((tx) => tx.repo(BulletinVersionRow).find({ where: { bulletinId: id }, order: { version: 'DESC' }, take: VERSIONS_SHOWN }));
    const names = await this.people.people([...new Set(rows.map((row) => row.actorId))]);
    return rows.map(({ version, at, actorId, title, paragraphs, items }) => ({
      version, at: at.toISOString(), by: names.get(actorId)?.name ?? '（已离开）', title, paragraphs, items: items.map(withoutPath),
    }));
  }

  async detail(id: Id): Promise<Bulletin> {
    const caller = currentPrincipal();
    const bulletin = await this.uow.read((tx) => tx.repo(BulletinRow).findOneBy({ id }));
    if (!bulletin || !visible(bulletin, caller)) throw notFound('通报');
    const [seal, scope, events] = await Promise.all([
      this.uow.read((tx) => tx.repo(RankingSeal).findOneByOrFail({ month: bulletin.month })),
      this.orgs.get(bulletin.scopeOrgId),
      this.uow.read((tx) => tx.repo(BulletinEvent).find({ where: { bulletinId: id }, order: { id: 'ASC' } })),
    ]);
    const tables = await Promise.all(seal.classes.map(async ({ orgClass, units, heads, perHeadCenti }) => ({
      orgClass, of: units, heads, perHeadCenti, top: await this.rankings.top(bulletin.month, orgClass),
    })));
    const names = await this.people.people([...new Set(events.map((e) => e.actorId))]);
    const staff = works(bulletin, caller);
    return {
      id, month: bulletin.month, title: bulletin.title, status: bulletin.status, scope: { id: scope.id, name: scope.name },
      paragraphs: bulletin.paragraphs, tables, items: bulletin.items.filter((item) => staff || concerns(item, caller)).map(withoutPath),
      snapshotHash: seal.hash, publishedAt: bulletin.publishedAt?.toISOString() ?? null, version: bulletin.version,
      history: staff
        ? events.map((e) => ({ at: e.at.toISOString(), by: names.get(e.actorId)?.name ?? '（已离开）', action: e.action, reason: e.reason }))
        : [],
      allowedActions: bulletinMachine.actions(bulletin.status).filter((action) => mayDo(action, bulletin, caller)),
    };
  }
}

const works = (b: BulletinRow, caller: Principal): boolean => caller.can('bulletin:edit', b.scopeOrgPath) || caller.can('bulletin:approve', b.scopeOrgPath);

const visible = (b: BulletinRow, caller: Principal): boolean => works(b, caller) || (b.status === 'published' && caller.orgPath.startsWith(b.scopeOrgPath));

/** To the unit and those above it alone (M8). */
const concerns = (item: StoredItem, caller: Principal): boolean => item.orgId === caller.orgId || caller.can('point:read-branch', item.orgPath);

const withoutPath = ({ orgPath: _, ...item }: StoredItem) => item;

/** Whether the caller may take the step; nobody approves what they have edited. */
export const mayDo = (action: BulletinAction, b: BulletinRow, caller: Principal): boolean =>
  caller.can(PERMISSION[action], b.scopeOrgPath) && !(action === 'approve' && b.editorIds.includes(caller.memberId));
