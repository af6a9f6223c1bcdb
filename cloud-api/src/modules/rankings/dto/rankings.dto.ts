import type { BulletinItem, BulletinParagraph, EditBulletinBody } from '@xianfeng/shared-types';
import { BoolField, DateField, IdField, MonthField, ObjectListField, Optional, TextField, VersionField } from '../../../platform/http';

export class RankingPageDto {
  @Optional() @MonthField('月份') month?: string;
}

export class MonthParamDto {
  @MonthField('月份') month: string;
}

export class CloseDto {
  @BoolField('确认未办结事项') acceptOpen: boolean;
}

export class GenerateBulletinDto {
  @MonthField('月份') month: string;
}

class ParagraphDto implements BulletinParagraph {
  @TextField('小标题', 40) heading: string;
  @TextField('正文', 2000) text: string;
}

class ItemDto implements Omit<BulletinItem, 'orgName'> {
  @IdField('单位') orgId: string;
  @TextField('问题', 200, 2) problem: string;
  @TextField('整改要求', 200, 2) action: string;
  @DateField('完成期限') dueOn: string;
}

export class EditBulletinDto implements EditBulletinBody {
  @TextField('标题', 100, 4) title: string;
  @ObjectListField('段落', 20, () => ParagraphDto) paragraphs: ParagraphDto[];
  @ObjectListField('改进事项', 200, () => ItemDto) items: ItemDto[];
  @VersionField() version: number;
}

export class VersionDto {
  @VersionField() version: number;
}

export class ReturnDto extends VersionDto {
  @TextField('退回原因', 500, 2) reason: string;
}
