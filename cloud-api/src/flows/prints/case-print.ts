import { CASE_SECTION_KEYS, CASE_SECTIONS, CASE_STATUSES, type AdoptionLine, type CaseDetail, type IsoDate } from '@xianfeng/shared-types';
import { chineseNumber, documentDate, OfficialDocument, type PrintColumn } from '../../platform/print';

const ADOPTIONS: PrintColumn[] = [
  { title: '借鉴单位', share: 34 }, { title: '计划日期', share: 16, align: 'center' }, { title: '状态', share: 18, align: 'center' }, { title: '成效', share: 32 },
];

/** A case in the form of an official paper, with what other branches made of it. */
export function printCase(detail: CaseDetail, adoptions: readonly AdoptionLine[], date: IsoDate, at: Date): Promise<Buffer> {
  const draft = detail.status === 'published' ? undefined : `${CASE_STATUSES[detail.status]}，未发布，不得外传`;
  const paper = new OfficialDocument({ title: detail.title, at, foot: draft });
  paper.title(detail.title || '未命名案例');
  paper.byline(detail.orgName);
  if (detail.authors.length > 0) paper.byline(detail.authors.map(({ name }) => name).join('、'));
  paper.space(0.5);
  if (detail.summary) paper.paragraph(`摘要：${detail.summary}`);
  const filled = CASE_SECTION_KEYS.filter((key) => detail.sections[key].trim());
  for (const [at_, key] of filled.entries()) {
    paper.heading(`${chineseNumber(at_ + 1)}、${CASE_SECTIONS[key]}`);
    paper.paragraph(detail.sections[key]);
  }
  if (adoptions.length > 0) {
    paper.heading(`${chineseNumber(filled.length + 1)}、借鉴情况`);
    paper.table(ADOPTIONS, adoptions.map((line) => [line.orgName, line.planOn, line.statusName, effectsOf(line)]));
  }
  paper.signature(detail.orgName, documentDate(date));
  return paper.finish();
}

const effectsOf = ({ effects }: AdoptionLine): string => effects.map(({ name, before, after, unit }) => `${name}由 ${before} 变为 ${after} ${unit}`.trim()).join('；') || '—';
