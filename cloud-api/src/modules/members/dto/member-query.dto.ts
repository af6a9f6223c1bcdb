import {
  MEMBER_CATEGORIES, MEMBER_KINDS, MEMBER_POSTS, MEMBER_SORTS, MEMBER_STATUSES, type MemberCategory, type MemberFilter, type MemberKind,
  type MemberListQuery, type MemberPostCode, type MemberSort, type MemberStatus, type MemberTableQuery, type RoleReach,
} from '@xianfeng/shared-types';
import { IntersectionType } from '@nestjs/swagger';
import { DateField, IdField, IntField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';

const keys = (table: object) => Object.keys(table);
const OLDEST = 150;
const MOST_PAGES = 100_000;

class MemberFilterDto implements MemberFilter {
  @Optional() @IdField('组织') orgId?: string;
  @Optional() @OneOfField('范围', ['self', 'subtree']) reach?: RoleReach;
  @Optional() @OneOfField('党籍状态', keys(MEMBER_STATUSES)) status?: MemberStatus;
  @Optional() @OneOfField('党员类型', keys(MEMBER_KINDS)) kind?: MemberKind;
  @Optional() @OneOfField('人员类别', keys(MEMBER_CATEGORIES)) category?: MemberCategory;
  @Optional() @TextField('搜索词', 40) q?: string;
  @Optional() @IntField('年龄下限', 0, OLDEST) ageFrom?: number;
  @Optional() @IntField('年龄上限', 0, OLDEST) ageTo?: number;
  @Optional() @OneOfField('党内职务', keys(MEMBER_POSTS)) post?: MemberPostCode;
  @Optional() @OneOfField('手机', ['missing', 'present']) phone?: 'missing' | 'present';
  @Optional() @DateField('入党日期（起）') joinedFrom?: string;
  @Optional() @DateField('入党日期（止）') joinedTo?: string;
}

export class MemberListQueryDto extends IntersectionType(MemberFilterDto, PageQueryDto) implements MemberListQuery {}

export class MemberTableQueryDto extends MemberFilterDto implements MemberTableQuery {
  @Optional() @OneOfField('排序', MEMBER_SORTS) sort?: MemberSort;
  @Optional() @OneOfField('顺序', ['asc', 'desc']) order?: 'asc' | 'desc';
  @Optional() @IntField('页码', 1, MOST_PAGES) page?: number;
  @Optional() @IntField('每页条数', 1, 100) pageSize?: number;
}
