import {
  ORG_CLASSES, ORG_KINDS, type CloseOrgBody, type CreateOrgBody, type MergeGroup, type MergeOrgsBody, type MoveOrgBody,
  type OrgClass, type OrgFields, type OrgKind, type OrgLocation, type OrgUnit, type UpdateOrgBody,
} from '@xianfeng/shared-types';
import { ArrayMinSize, IsNumber, Max, Min, ValidateIf } from 'class-validator';
import { DateField, IdField, IdListField, ObjectField, ObjectListField, OneOfField, Optional, TextField, VersionField } from '../../../platform/http';

const MAX_UNITS = 20;
const MAX_MERGE_GROUPS = 50;
const MAX_MERGE_SOURCES = 50;

const Degrees = (label: string, limit: number) => (target: object, property: string) => {
  IsNumber({ maxDecimalPlaces: 8 }, { message: `${label}应为数字` })(target, property);
  Min(-limit, { message: `${label}不能小于 -${limit}` })(target, property);
  Max(limit, { message: `${label}不能大于 ${limit}` })(target, property);
};

export class OrgUnitDto implements OrgUnit {
  @TextField('单位名称', 100)
  name: string;

  /** 统一社会信用代码; its check digit is verified (GB 32100). */
  @ValidateIf((unit: OrgUnit) => unit.creditCode !== null)
  @TextField('统一社会信用代码', 18, 18)
  creditCode: string | null;
}

export class OrgLocationDto implements OrgLocation {
  @Degrees('纬度', 90)
  latitude: number;

  @Degrees('经度', 180)
  longitude: number;
}

/** Fields both of founding and of editing; absent ones stay as they are. */
class OrgExtrasDto {
  @Optional()
  @TextField('简称', 50)
  shortName?: string;

  @Optional()
  @ObjectListField('所在单位', MAX_UNITS, () => OrgUnitDto)
  units?: OrgUnitDto[];

  @Optional()
  @TextField('上级系统代码', 64, 0)
  upperCode?: string | null;

  @Optional()
  @DateField('成立日期')
  foundedOn?: string | null;

  @Optional()
  @DateField('任期开始日期')
  termStart?: string | null;

  @Optional()
  @DateField('任期届满日期')
  termEnd?: string | null;

  @Optional()
  @DateField('到期日期')
  endsOn?: string | null;

  @Optional()
  @ObjectField('位置', () => OrgLocationDto)
  location?: OrgLocationDto | null;

  @Optional()
  @TextField('地址', 200, 0)
  address?: string | null;
}

export class CreateOrgDto extends OrgExtrasDto implements CreateOrgBody {
  @IdField('上级组织')
  parentId: string;

  @OneOfField('组织类别', ORG_KINDS)
  kind: OrgKind;

  @TextField('组织名称', 100, 2)
  name: string;

  @OneOfField('组织分类', ORG_CLASSES)
  orgClass: OrgClass;
}

export class UpdateOrgDto extends OrgExtrasDto implements UpdateOrgBody, Partial<OrgFields> {
  @VersionField()
  version: number;

  @Optional()
  @TextField('组织名称', 100, 2)
  name?: string;

  @Optional()
  @OneOfField('组织分类', ORG_CLASSES)
  orgClass?: OrgClass;

  @Optional()
  @TextField('原因', 500, 0)
  reason?: string;
}

export class MoveOrgDto implements MoveOrgBody {
  @IdField('上级组织')
  parentId: string;

  @VersionField()
  version: number;

  @Optional()
  @TextField('原因', 500, 0)
  reason?: string;
}

export class CloseOrgDto implements CloseOrgBody {
  @VersionField()
  version: number;

  @TextField('原因', 500)
  reason: string;
}

export class MergeGroupDto implements MergeGroup {
  @IdField('合并后的组织')
  targetId: string;

  @IdListField('并入的组织', MAX_MERGE_SOURCES)
  sourceIds: string[];
}

export class MergeOrgsDto implements MergeOrgsBody {
  @ObjectListField('合并方案', MAX_MERGE_GROUPS, () => MergeGroupDto)
  @ArrayMinSize(1, { message: '请至少选择一组要合并的组织' })
  groups: MergeGroupDto[];

  @TextField('原因', 500)
  reason: string;
}
