import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CaseContent, FieldError, Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { FileUsage, FileViews } from '../../files';
import { CaseStore } from '../case-store';
import { standingOf } from '../case.access';
import { CaseFileRow, CaseRecord } from '../case.entity';

/** Files on cases: whose may be used, and who may see them there. */
@Injectable()
export class CaseFiles implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly usage: FileUsage,
    private readonly views: FileViews,
    private readonly store: CaseStore,
  ) {}

  onModuleInit(): void {
    this.usage.register({ uses: async (fileId) => (await this.casesWith(fileId)).length > 0, shows: (fileId) => this.shows(fileId) });
  }

  /** Cases that show a file, as picture, attachment or cover. */
  async casesWith(fileId: Id): Promise<Id[]> {
    return this.uow.read(async (tx) => {
      const rows = await tx.repo(CaseFileRow).find({ select: { caseId: true }, where: { fileId } });
      const covers = await tx.repo(CaseRecord).find({ select: { id: true }, where: { coverFileId: fileId } });
      return [...new Set([...rows.map((row) => row.caseId), ...covers.map((row) => row.id)])];
    });
  }

  /** New files must be the caller's own uploads and what they are said to be; nothing judged risky stays. */
  async faults(content: CaseContent, current: CaseContent | null, memberId: Id): Promise<FieldError[]> {
    const refs = [...content.files, ...(content.coverFileId ? [{ fileId: content.coverFileId, kind: 'image' as const }] : [])];
    const known = new Set([...(current?.files.map((file) => file.fileId) ?? []), current?.coverFileId]);
    const views = await this.views.views(refs.map((ref) => ref.fileId));
    const owners = await this.views.owners(refs.map((ref) => ref.fileId));
    const errors: FieldError[] = [];
    refs.forEach(({ fileId, kind }, i) => {
      const path = i < content.files.length ? `content.files.${i}` : 'content.coverFileId';
      const view = views.get(fileId);
      if (!view || (!known.has(fileId) && owners.get(fileId) !== memberId)) errors.push({ path, message: '文件不存在或不是您上传的，请重新上传' });
      else if (view.kind !== kind) errors.push({ path, message: kind === 'image' ? '此处只能使用图片' : '图片请添加到图片栏' });
      else if (view.safety === 'risky') errors.push({ path, message: '文件未通过内容安全检查，请更换' });
    });
    if (new Set(content.files.map((file) => file.fileId)).size !== content.files.length) errors.push({ path: 'content.files', message: '同一文件只能添加一次' });
    return errors;
  }

  private async shows(fileId: Id): Promise<boolean> {
    const ids = await this.casesWith(fileId);
    for (const id of ids) {
      if (Object.values(standingOf(await this.store.bundle(id), currentPrincipal())).some(Boolean)) return true;
    }
    return false;
  }
}
