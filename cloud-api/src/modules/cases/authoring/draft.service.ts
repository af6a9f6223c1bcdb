import { Injectable } from '@nestjs/common';
import type { CaseColleague, CaseContent, CaseDraft, CreateCaseBody, DraftConflict, Id, ResolveDraftBody, SaveDraftBody, SavedDraft } from '@xianfeng/shared-types';
import { LessThanOrEqual } from 'typeorm';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Clock } from '../../../platform/clock';
import { Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { MemberDirectory, type MemberRef } from '../../members';
import { changedParts, contentHash, emptyContent, normaliseTags } from '../case-content';
import { CaseStore, versionConflict, type CaseBundle } from '../case-store';
import { CaseAccess } from '../case.access';
import { CaseRecord, CaseRevisionRow } from '../case.entity';
import { EDITABLE } from '../case.workflow';
import { DraftRules } from './draft-rules';
import { DraftViews } from './draft-views';

/** Autosaves of one person on one device within this time make one revision. */
const COALESCE_MS = 10 * 60_000;
const COLLEAGUES = 500;
const byName = new Intl.Collator('zh-CN');

/** Writing: drafts save themselves, two devices never overwrite each other in silence. */
@Injectable()
export class Drafts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly rules: DraftRules,
    private readonly views: DraftViews,
    private readonly members: MemberDirectory,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Starts a draft in the caller's branch. */
  async create(body: CreateCaseBody): Promise<CaseDraft> {
    const me = await this.me();
    const content: CaseContent = { ...emptyContent(me.id), title: body.title ?? '', categoryCode: body.categoryCode ?? null };
    await this.rules.requireAcceptable(content, null);
    const bornOfAdoptionId = body.fromAdoptionId ? await this.rules.ownAdoption(body.fromAdoptionId, me.orgId) : null;
    const now = this.clock.now();
    const id = newId();
    await this.uow.run(async (tx) => {
      const record: CaseRecord = {
        ...this.store.columns(content), id, orgId: me.orgId, orgPath: me.orgPath, orgName: me.orgName, creatorId: me.id, status: 'draft', round: 0,
        safety: null, similarityExplanation: '', version: 1, createdAt: now, updatedAt: now, submittedAt: null, publishedAt: null,
        bornOfAdoptionId, featuredAt: null,
      };
      await tx.repo(CaseRecord).insert(record);
      await this.store.writeParts(tx, id, content);
      await this.keep(tx, { caseId: id, version: 1, content, before: null, deviceLabel: body.deviceLabel, me });
    });
    return this.views.draft(await this.store.bundle(id));
  }

  /** Who may be named as an author beside the caller: names of the own organisation, nothing else of them. */
  async colleagues(): Promise<CaseColleague[]> {
    const ids = (await this.members.activeIdsOfOrg((await this.me()).orgId)).slice(0, COLLEAGUES);
    const people = [...(await this.members.getMany(ids)).values()];
    return people.map(({ id, name }) => ({ memberId: id, name })).sort((a, b) => byName.compare(a.name, b.name) || (a.memberId < b.memberId ? -1 : 1));
  }

  async get(id: Id): Promise<CaseDraft> {
    const bundle = await this.store.bundle(id);
    this.access.requireAuthor(bundle);
    return this.views.draft(bundle);
  }

  /** Problems: conflict.version with DraftConflict, conflict.state, request.invalid. */
  async save(id: Id, { baseVersion, deviceLabel, content }: SaveDraftBody): Promise<SavedDraft> {
    const me = await this.me();
    return this.uow.run(async (tx) => {
      const bundle = await this.editable(id);
      const wanted = await this.acceptable(content, bundle);
      const current = this.store.content(bundle);
      const { version, updatedAt } = bundle.record;
      if (contentHash(wanted) === contentHash(current)) return { version, savedAt: updatedAt.toISOString(), changed: false };
      if (baseVersion !== version) throw await this.conflict(tx, bundle, { baseVersion, deviceLabel, content: wanted });
      return this.write(tx, bundle, { content: wanted, deviceLabel, me });
    });
  }

  /** Ends a conflict; "mine" stands on top of theirs, which stays among the revisions. */
  async resolve(id: Id, body: ResolveDraftBody): Promise<CaseDraft> {
    const me = await this.me();
    await this.uow.run(async (tx) => {
      const bundle = await this.editable(id);
      if (body.choice === 'theirs') return;
      const content = await this.acceptable(body.content, bundle);
      const { theirVersion, deviceLabel } = body;
      if (theirVersion !== bundle.record.version) throw await this.conflict(tx, bundle, { baseVersion: theirVersion, deviceLabel, content });
      if (contentHash(content) !== contentHash(this.store.content(bundle))) await this.write(tx, bundle, { content, deviceLabel, me });
    });
    return this.get(id);
  }

  /** Only what was never submitted; later a case is recalled or withdrawn and keeps its history. */
  async remove(id: Id): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      this.access.requireAuthor(bundle);
      const { record } = bundle;
      if (record.status !== 'draft' || record.round > 0) throw new Problem('conflict.state', { detail: '提交过的案例不能删除，可以收回后修改。' });
      const { affected } = await tx.repo(CaseRecord).delete({ id, version: record.version, status: 'draft' });
      if (affected !== 1) throw versionConflict(record);
      await this.store.removeParts(tx, id);
      await this.audit.record(tx, { action: 'case.remove', objectType: 'case', objectId: id, orgPath: record.orgPath, title: record.title || '未命名案例' });
    });
  }

  private async me(): Promise<MemberRef> {
    const me = await this.members.findById(currentPrincipal().memberId);
    if (!me) throw new Problem('access.denied', { detail: '您不在党员名册中，不能撰写案例。' });
    return me;
  }

  private async editable(id: Id): Promise<CaseBundle> {
    const bundle = await this.store.bundle(id);
    this.access.requireAuthor(bundle);
    if (!EDITABLE.includes(bundle.record.status)) {
      throw new Problem('conflict.state', { detail: '案例已提交，不能再修改；支部初审前可以收回。', meta: { state: bundle.record.status } });
    }
    return bundle;
  }

  private async acceptable(content: CaseContent, bundle: CaseBundle): Promise<CaseContent> {
    const wanted = { ...content, tags: normaliseTags(content.tags) };
    await this.rules.requireAcceptable(wanted, this.store.content(bundle));
    return wanted;
  }

  private async write(tx: Tx, bundle: CaseBundle, save: { content: CaseContent; deviceLabel: string; me: MemberRef }): Promise<SavedDraft> {
    const { record } = bundle;
    const before = this.store.content(bundle);
    const version = record.version + 1;
    const now = this.clock.now();
    const change = { ...this.store.columns(save.content), version, updatedAt: now };
    const { affected } = await tx.repo(CaseRecord).update({ id: record.id, version: record.version, status: record.status }, change);
    if (affected !== 1) throw versionConflict(record);
    await this.store.writeParts(tx, record.id, save.content);
    await this.keep(tx, { caseId: record.id, version, before, ...save });
    return { version, savedAt: now.toISOString(), changed: true };
  }

  private async keep(tx: Tx, save: { caseId: Id; version: number; content: CaseContent; before: CaseContent | null; deviceLabel: string; me: MemberRef }): Promise<void> {
    const { caseId, version, content, deviceLabel, me } = save;
    const now = this.clock.now();
    const [last] = await tx.repo(CaseRevisionRow).find({ where: { caseId }, order: { version: 'DESC' }, take: 1 });
    const parts = save.before ? changedParts(save.before, content) : [];
    const facts = { version, content, contentHash: contentHash(content), savedAt: now };
    const joins = last && last.version === version - 1 && last.savedById === me.id && last.deviceLabel === deviceLabel && now.getTime() - last.startedAt.getTime() < COALESCE_MS;
    if (joins) {
      await tx.repo(CaseRevisionRow).update({ id: last.id }, { ...facts, changedParts: [...new Set([...last.changedParts, ...parts])] });
      return;
    }
    await tx.repo(CaseRevisionRow).insert({ ...facts, id: newId(), caseId, changedParts: parts, deviceLabel, savedById: me.id, savedBy: me.name, startedAt: now });
  }

  /** Both sides against what the editor started from; the nearest older revision stands in where that has been merged into a later one. */
  private async conflict(tx: Tx, bundle: CaseBundle, mine: SaveDraftBody): Promise<Problem> {
    const caseId = bundle.record.id;
    const repo = tx.repo(CaseRevisionRow);
    const [theirs] = await repo.find({ where: { caseId }, order: { version: 'DESC' }, take: 1 });
    const [base] = await repo.find({ where: { caseId, version: LessThanOrEqual(mine.baseVersion) }, order: { version: 'DESC' }, take: 1 });
    const current = this.store.content(bundle);
    const start = base?.content ?? current;
    const [theirParts, myParts] = [changedParts(start, current), changedParts(start, mine.content)];
    const conflict: DraftConflict = {
      baseVersion: mine.baseVersion,
      theirs: {
        version: bundle.record.version, deviceLabel: theirs.deviceLabel, savedBy: theirs.savedBy, savedAt: theirs.savedAt.toISOString(), changedParts: theirParts,
      },
      mine: { deviceLabel: mine.deviceLabel, changedParts: myParts },
      clashing: myParts.filter((part) => theirParts.includes(part)),
    };
    return new Problem('conflict.version', { detail: `草稿已在“${theirs.deviceLabel}”上由${theirs.savedBy}修改，请选择保留哪一份。`, meta: { ...conflict } });
  }
}
