import type { CaseContent, CaseFileRef, CaseSectionTexts, CaseVisibility, FileKind, Id } from '@xianfeng/shared-types';
import { BoolField, IdField, IdListField, ObjectField, ObjectListField, OneOfField, Optional, PatternField, TextField, TextListField } from '../../../platform/http';

/** Far above the rules' word limits, which speak at submission; a draft may be too long for now. */
const SECTION_MAX = 20_000;
const FILES_MAX = 30;

/** Category codes: lower-case words. */
export const CategoryCodeField = () => PatternField('分类', /^[a-z][a-z0-9_]{1,31}$/, '代码应为小写字母、数字和下划线');

export class CaseSectionsDto implements CaseSectionTexts {
  @TextField('背景', SECTION_MAX, 0)
  background: string;

  @TextField('做法', SECTION_MAX, 0)
  practice: string;

  @TextField('成效', SECTION_MAX, 0)
  effect: string;

  @TextField('启示', SECTION_MAX, 0)
  insight: string;

  @TextField('附录', SECTION_MAX, 0)
  appendix: string;
}

export class CaseFileRefDto implements CaseFileRef {
  @IdField('文件')
  fileId: Id;

  @OneOfField('文件类别', ['image', 'attachment'])
  kind: FileKind;

  @TextField('说明', 100, 0)
  caption: string;
}

export class CaseContentDto implements CaseContent {
  @TextField('标题', 100, 0)
  title: string;

  @Optional()
  @CategoryCodeField()
  categoryCode: string | null = null;

  @TextListField('标签', 10, 20)
  tags: string[];

  @IdListField('作者', 10)
  authorIds: Id[];

  @TextField('摘要', SECTION_MAX, 0)
  summary: string;

  @ObjectField('正文', () => CaseSectionsDto)
  sections: CaseSectionsDto;

  @OneOfField('公开范围', ['members', 'public'])
  visibility: CaseVisibility;

  @TextField('公开摘要', SECTION_MAX, 0)
  publicDigest: string;

  @Optional()
  @IdField('封面')
  coverFileId: Id | null = null;

  @ObjectListField('图片与附件', FILES_MAX, () => CaseFileRefDto)
  files: CaseFileRefDto[];

  @BoolField('原创承诺')
  pledge: boolean;
}
