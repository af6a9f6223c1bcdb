import { OmitType, PartialType } from '@nestjs/swagger';
import {
  type AppointMemberBody, type ChangeMemberStatusBody, type CreateMemberBody, EDUCATION_CODES, type EducationCode, EMPLOYMENT_CODES,
  type EmploymentCode, type EndPostBody, MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_POSTS, MEMBER_STATUS_ACTIONS,
  type MemberCategory, type MemberKind, type MemberPostCode, type MemberStatusAction,
  type MergeMembersBody, type MoveMemberBody, NATION_CODES, type NationCode, type RevealMemberBody, SENSITIVE_MEMBER_FIELDS,
  type SensitiveMemberField, SEX_CODES, type SexCode, type UpdateMemberBody,
} from '@xianfeng/shared-types';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn } from 'class-validator';
import { BoolField, DateField, IdField, OneOfField, Optional, TextField, VersionField } from '../../../platform/http';

const keys = (table: object) => Object.keys(table);

export class CreateMemberDto implements CreateMemberBody {
  @TextField('姓名', 40, 2) name: string;
  @TextField('公民身份号码', 18, 18) idNumber: string;
  @OneOfField('性别', keys(SEX_CODES)) sex: SexCode;
  @OneOfField('民族', keys(NATION_CODES)) nation: NationCode;
  @DateField('出生日期') birthDate: string;
  @OneOfField('学历', keys(EDUCATION_CODES)) education: EducationCode;
  @OneOfField('人员类别', keys(MEMBER_CATEGORIES)) category: MemberCategory;
  @OneOfField('党员类型', keys(MEMBER_KINDS)) kind: MemberKind;
  @IdField('所在党支部') orgId: string;
  @DateField('入党日期') joinedOn: string;
  @Optional() @DateField('转正日期') fullOn: string | null;
  @TextField('工作岗位', 100) job: string;
  @Optional() @OneOfField('从业状况', keys(EMPLOYMENT_CODES)) employment: EmploymentCode | null;
  @Optional() @TextField('手机', 20) phone: string | null;
  @Optional() @TextField('固定电话', 30) landline: string | null;
  @Optional() @TextField('家庭住址', 200) address: string | null;
  @Optional() @DateField('失联日期') lostSince: string | null;
  @Optional() @DateField('流动日期') mobileSince: string | null;
  @Optional() @TextField('流动去向', 200) mobileTo: string | null;
  @Optional() @IdField('流入党支部') hostOrgId: string | null;
  @Optional() @BoolField('流动党员活动证') hasActivityCard: boolean;
}

export class UpdateMemberDto extends PartialType(OmitType(CreateMemberDto, ['orgId']), { skipNullProperties: false }) implements UpdateMemberBody {
  @VersionField() version: number;
}

export class ChangeMemberStatusDto implements ChangeMemberStatusBody {
  @VersionField() version: number;
  @OneOfField('操作', keys(MEMBER_STATUS_ACTIONS)) action: MemberStatusAction;
  @DateField('生效日期') on: string;
  /** The history has the day behind it, together 500 characters. */
  @TextField('原因', 480, 2) reason: string;
}

export class MoveMemberDto implements MoveMemberBody {
  @VersionField() version: number;
  @IdField('转入组织') toOrgId: string;
  @TextField('原因', 500, 2) reason: string;
}

export class MergeMembersDto implements MergeMembersBody {
  @VersionField() version: number;
  @IdField('重复的记录') duplicateId: string;
  @TextField('原因', 500, 2) reason: string;
}

export class RevealMemberDto implements RevealMemberBody {
  @IsArray({ message: '请选择要查看的信息' })
  @ArrayMinSize(1, { message: '请选择要查看的信息' })
  @ArrayMaxSize(4, { message: '要查看的信息最多 4 项' })
  @IsIn(keys(SENSITIVE_MEMBER_FIELDS), { each: true, message: '要查看的信息不在可选范围内' })
  fields: SensitiveMemberField[];

  @TextField('查看原因', 200, 4) reason: string;
}

export class AppointMemberDto implements AppointMemberBody {
  @OneOfField('党内职务', keys(MEMBER_POSTS)) post: MemberPostCode;
  @IdField('任职组织') orgId: string;
  @DateField('任职日期') startedOn: string;
  @Optional() @DateField('任期届满日期') termEndsOn?: string | null;
}

export class EndPostDto implements EndPostBody {
  @DateField('免职日期') endedOn: string;
}
