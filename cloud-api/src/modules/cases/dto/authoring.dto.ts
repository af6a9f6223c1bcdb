import {
  CASE_STATUSES, type CaseStatus, type CreateCaseBody, type MyCasesQuery, type ResolveDraftBody, type SaveCategoryBody, type SaveDraftBody,
  type SubmitCaseBody, type VersionBody, type VersionReasonBody,
} from '@xianfeng/shared-types';
import { ValidateIf } from 'class-validator';
import { BoolField, IdField, IntField, ObjectField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';
import { CaseContentDto, CategoryCodeField } from './case-content.dto';

export const REASON_MAX = 1000;
const DeviceField = () => TextField('设备名称', 64);

export class VersionDto implements VersionBody {
  @VersionField()
  version: number;
}

export class VersionReasonDto extends VersionDto implements VersionReasonBody {
  @TextField('原因', REASON_MAX)
  reason: string;
}

export class CreateCaseDto implements CreateCaseBody {
  @Optional()
  @TextField('标题', 100, 0)
  title?: string;

  @Optional()
  @CategoryCodeField()
  categoryCode?: string;

  @DeviceField()
  deviceLabel: string;

  @Optional()
  @IdField('借鉴记录')
  fromAdoptionId?: string;
}

export class SaveDraftDto implements SaveDraftBody {
  @VersionField()
  baseVersion: number;

  @DeviceField()
  deviceLabel: string;

  @ObjectField('内容', () => CaseContentDto)
  content: CaseContentDto;
}

const keepsMine = ({ choice }: { choice: string }): boolean => choice === 'mine';

export class ResolveDraftDto {
  @OneOfField('选择', ['mine', 'theirs'])
  choice: ResolveDraftBody['choice'];

  @VersionField()
  theirVersion: number;

  @ValidateIf(keepsMine)
  @DeviceField()
  deviceLabel: string;

  @ValidateIf(keepsMine)
  @ObjectField('内容', () => CaseContentDto)
  content: CaseContentDto;
}

export class SubmitCaseDto extends VersionDto implements SubmitCaseBody {
  @Optional()
  @TextField('相似说明', REASON_MAX, 0)
  similarityExplanation?: string;
}

export class MyCasesQueryDto extends PageQueryDto implements MyCasesQuery {
  @Optional()
  @OneOfField('状态', Object.keys(CASE_STATUSES))
  status?: CaseStatus;
}

export class CategoryParamDto {
  @CategoryCodeField()
  code: string;
}

export class SaveCategoryDto implements SaveCategoryBody {
  @TextField('分类名称', 30)
  name: string;

  @TextField('分类说明', 200, 0)
  note: string;

  @BoolField('启用')
  active: boolean;

  @IntField('次序', 0, 999)
  seat: number;
}
