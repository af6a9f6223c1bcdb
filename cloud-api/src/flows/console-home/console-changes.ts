import { Injectable } from '@nestjs/common';
import { CONSOLE_CHANGE_LABELS, type ConsoleChange, type ConsoleChangeKind, type Permission } from '@xianfeng/shared-types';
import { num, placeholders, UnitOfWork } from '../../database';
import { currentPrincipal, scopeSql } from '../../platform/access';

interface Watched {
  permission: Permission;
  actions: string[];
  link: string;
}

/** What officers follow: by the acts of the log, within the reach of what lets them act on it. */
export const WATCHED: Record<ConsoleChangeKind, Watched> = {
  case_submitted: { permission: 'case:branch-review', actions: ['case.submit'], link: '/cases/review?queue=branch' },
  case_published: { permission: 'case:branch-review', actions: ['case.publish'], link: '/cases/library' },
  review_done: { permission: 'case:publish', actions: ['case.score'], link: '/cases/review?queue=committee' },
  objection_filed: { permission: 'case:publish', actions: ['case.object'], link: '/cases/notices?view=objections' },
  appeal_filed: { permission: 'point:answer-appeal', actions: ['appeal.open'], link: '/points/appeals' },
  member_added: { permission: 'member:read', actions: ['member.create', 'member.import'], link: '/members' },
  member_moved: { permission: 'member:read', actions: ['member.move'], link: '/members' },
  member_changed: { permission: 'member:read', actions: ['member.update', 'member.status', 'member.appoint', 'member.end_post'], link: '/members' },
  org_changed: {
    permission: 'org:write', link: '/orgs',
    actions: ['org.create', 'org.rename', 'org.update', 'org.move', 'org.merge_into', 'org.merge_from', 'org.close', 'org.expire'],
  },
  role_changed: { permission: 'role:read', actions: ['role.grant', 'role.end'], link: '/system/roles' },
};

/** What others did since a moment, by kinds. */
@Injectable()
export class ConsoleChanges {
  constructor(private readonly uow: UnitOfWork) {}

  /** Kinds without a change are left out. */
  async since(from: Date): Promise<ConsoleChange[]> {
    const kinds = Object.keys(WATCHED) as ConsoleChangeKind[];
    const permissions = [...new Set(kinds.map((kind) => WATCHED[kind].permission))].filter((permission) => currentPrincipal().has(permission));
    const counts = new Map((await Promise.all(permissions.map((permission) => this.counts(permission, from)))).flat());
    return kinds.flatMap((kind) => {
      const { actions, link } = WATCHED[kind];
      const count = actions.reduce((sum, action) => sum + (counts.get(action) ?? 0), 0);
      return count > 0 ? [{ kind, label: CONSOLE_CHANGE_LABELS[kind], count, link }] : [];
    });
  }

  private async counts(permission: Permission, from: Date): Promise<[action: string, count: number][]> {
    const { memberId, scopes } = this.caller(permission);
    const actions = Object.values(WATCHED).filter((watched) => watched.permission === permission).flatMap((watched) => watched.actions);
    const rows = await this.uow.read((tx) =>
      tx.select<{ action: string; n: number | string }>(
        `SELECT action, COUNT(DISTINCT objectId) AS n FROM audit_entry
         WHERE at > ? AND action IN (${placeholders(actions)}) AND (actorId IS NULL OR actorId <> ?) AND ${scopes.sql} GROUP BY action`,
        [from, ...actions, memberId, ...scopes.params],
      ),
    );
    return rows.map((row) => [row.action, num(row.n)]);
  }

  private caller(permission: Permission) {
    const principal = currentPrincipal();
    return { memberId: principal.memberId, scopes: scopeSql('orgPath', principal.scopes(permission)) };
  }
}
