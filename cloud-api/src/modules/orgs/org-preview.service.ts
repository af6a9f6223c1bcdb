import { Injectable } from '@nestjs/common';
import type { CloseOrgBody, Id, MergeOrgsBody, MoveOrgBody, OrgChangePreview, OrgEffect, OrgWarning, OrgWarningsAfter } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { UnitOfWork } from '../../database';
import { currentPrincipal } from '../../platform/access';
import { OrgCloseService } from './org-close.service';
import { idsOfPath, OrgDirectory } from './org-directory';
import { OrgEditService } from './org-edit.service';
import { joinEffects } from './org-effects';
import { OrgMembership } from './org-membership';
import { OrgMergeService } from './org-merge.service';
import { OrgWarningsService } from './org-warnings.service';
import { seesWarnings } from './org.access';
import { Org } from './org.entity';

type Found = Map<Id, { org: Org; warnings: OrgWarning[] }>;

/** Tells what a change of the tree would do, by doing it and taking it back. */
@Injectable()
export class OrgPreviewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrgDirectory,
    private readonly membership: OrgMembership,
    private readonly warnings: OrgWarningsService,
    private readonly merging: OrgMergeService,
    private readonly editing: OrgEditService,
    private readonly closing: OrgCloseService,
  ) {}

  merge(body: MergeOrgsBody): Promise<OrgChangePreview> {
    const concerned = body.groups.flatMap(({ targetId, sourceIds }) => [targetId, ...sourceIds]);
    return this.rehearse(concerned, async () => joinEffects((await this.merging.merge(body)).groups.flatMap((group) => group.effects)));
  }

  move(id: Id, body: MoveOrgBody): Promise<OrgChangePreview> {
    return this.rehearse([id, body.parentId], () => this.editing.move(id, body));
  }

  close(id: Id, body: CloseOrgBody): Promise<OrgChangePreview> {
    return this.rehearse([id], () => this.closing.close(id, body));
  }

  private rehearse(concerned: readonly Id[], act: () => Promise<OrgEffect[]>): Promise<OrgChangePreview> {
    return this.uow.rehearse(async () => {
      const around = await this.withAncestors(concerned);
      const before = await this.findings(around);
      const effects = await act();
      return { effects, warnings: compare(before, await this.findings(around)) };
    });
  }

  private async withAncestors(ids: readonly Id[]): Promise<Id[]> {
    const orgs = await this.directory.getMany(ids);
    return [...new Set([...orgs.values()].flatMap((org) => idsOfPath(org.path)))];
  }

  /** Of those that are open and whose warnings the caller sees. */
  private async findings(ids: readonly Id[]): Promise<Found> {
    const orgs = await this.uow.read((tx) => tx.repo(Org).find({ where: { id: In([...ids]), status: 'active' }, order: { path: 'ASC' } }));
    const seen = orgs.filter((org) => seesWarnings(currentPrincipal(), org));
    const members = await this.membership.countInSubtrees(seen.map((org) => org.path));
    const found: Found = new Map();
    for (const org of seen) found.set(org.id, { org, warnings: await this.warnings.of(org, members.get(org.path) ?? 0) });
    return found;
  }
}

function compare(before: Found, after: Found): OrgWarningsAfter[] {
  return [...after.values()].flatMap(({ org, warnings }) => {
    const known = new Set(before.get(org.id)?.warnings.map((warning) => warning.code));
    if (warnings.length === 0) return [];
    return [{ org: { id: org.id, name: org.name }, warnings: warnings.map((warning) => ({ ...warning, isNew: !known.has(warning.code) })) }];
  });
}
