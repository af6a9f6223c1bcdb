import { Injectable } from '@nestjs/common';
import { CASE_SECTIONS, CASE_SECTION_KEYS, countWords, type CaseContent, type CasePart, type CaseSettings, type FieldError, type Id } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { UnitOfWork } from '../../../database';
import { invalidField, Problem } from '../../../platform/http';
import { MemberDirectory } from '../../members';
import { CaseAdoption } from '../adoption/adoption.entity';
import { CaseCategories } from '../case-categories.service';
import { totalWords } from '../case-content';
import { CaseFiles } from './case-files';

/** Anonymised: fewer than this of a name's characters are found by chance. */
const NAME_MIN = 2;

export interface PartFault {
  part: CasePart;
  message: string;
}

/** What a draft may hold at all, and what a submission must hold. */
@Injectable()
export class DraftRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly categories: CaseCategories,
    private readonly files: CaseFiles,
  ) {}

  /** The adoption that a case may be written from: one of the own branch that was not cancelled. */
  async ownAdoption(id: Id, orgId: Id): Promise<Id> {
    const adoption = await this.uow.read((tx) => tx.repo(CaseAdoption).findOne({ select: { id: true, status: true }, where: { id, orgId } }));
    if (!adoption || adoption.status === 'cancelled') throw invalidField('fromAdoptionId', '借鉴记录不存在或已取消，请从本支部的借鉴记录进入');
    return id;
  }

  /** References must be real even in a draft: authors on the roster, the category open, files of one's own or already there. */
  async requireAcceptable(content: CaseContent, current: CaseContent | null): Promise<void> {
    const errors: FieldError[] = [];
    const people = await this.members.getMany(content.authorIds);
    const unknown = content.authorIds.find((id) => people.get(id)?.status !== 'active' && !current?.authorIds.includes(id));
    if (unknown !== undefined) errors.push({ path: 'content.authorIds', message: '作者中有人不在名册中或已不在册，请重新选择' });
    if (new Set(content.authorIds).size !== content.authorIds.length) errors.push({ path: 'content.authorIds', message: '同一作者只能列一次' });
    const { categoryCode } = content;
    if (categoryCode !== null && categoryCode !== current?.categoryCode && !(await this.categories.isOpen(categoryCode))) {
      errors.push({ path: 'content.categoryCode', message: '该分类不存在或已停用，请重新选择' });
    }
    errors.push(...(await this.files.faults(content, current, currentPrincipal().memberId)));
    if (errors.length > 0) throw new Problem('request.invalid', { errors });
  }
}

/** Everything that stands between the text and its submission, by part. */
export function submissionFaults(content: CaseContent, settings: CaseSettings): PartFault[] {
  const faults: PartFault[] = [];
  const add = (bad: boolean, part: CasePart, message: string) => void (bad && faults.push({ part, message }));
  const images = content.files.filter((file) => file.kind === 'image').length;
  add(!content.title.trim(), 'title', '请填写标题');
  add(content.categoryCode === null, 'category', '请选择分类');
  add(content.authorIds.length === 0, 'authors', '请至少填写一名作者');
  add(!content.summary.trim(), 'summary', '请填写摘要');
  const summary = countWords(content.summary);
  add(summary > settings.summaryMax.value, 'summary', `摘要 ${summary} 字，超过 ${settings.summaryMax.value} 字`);
  for (const key of CASE_SECTION_KEYS) {
    const words = countWords(content.sections[key]);
    add(key !== 'appendix' && words < settings.sectionMin.value, key, `${CASE_SECTIONS[key]} ${words} 字，至少 ${settings.sectionMin.value} 字`);
  }
  const total = totalWords(content.sections);
  add(total > settings.totalMax.value, 'practice', `正文共 ${total} 字，超过 ${settings.totalMax.value} 字`);
  add(total < settings.totalMin.value, 'practice', `正文共 ${total} 字，至少 ${settings.totalMin.value} 字`);
  add(images > settings.imagesMax.value, 'files', `图片 ${images} 张，最多 ${settings.imagesMax.value} 张`);
  const attachments = content.files.length - images;
  add(attachments > settings.attachmentsMax.value, 'files', `附件 ${attachments} 个，最多 ${settings.attachmentsMax.value} 个`);
  add(content.visibility === 'public' && !content.publicDigest.trim(), 'publicDigest', '公开的案例需要填写公开摘要，非党员只能看到它');
  add(!content.pledge, 'pledge', '请确认原创与真实性承诺');
  return faults;
}

/** Names that the text gives away to blind reviewers. */
export function givenAwayNames(content: CaseContent, names: readonly string[]): PartFault[] {
  const texts: [CasePart, string][] = [['title', content.title], ['summary', content.summary], ...CASE_SECTION_KEYS.map((key): [CasePart, string] => [key, content.sections[key]])];
  return texts.flatMap(([part, text]) => {
    const found = names.filter((name) => [...name].length >= NAME_MIN && text.includes(name));
    return found.length > 0 ? [{ part, message: `出现“${found.join('”“')}”，盲审时将自动隐去，建议改用“本支部”“某同志”` }] : [];
  });
}
