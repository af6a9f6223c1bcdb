import type { AuditQuery, PersonalAccessQuery, StartVerificationBody } from '@xianfeng/shared-types';
import { IdField, IntField, MonthField, Optional, PageQueryDto, PatternField, TextField } from '../../platform/http';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
const InstantField = (label: string) => PatternField(label, INSTANT, '应为时间，如 2026-11-01T00:00:00.000Z');

export class AuditQueryDto extends PageQueryDto implements AuditQuery {
  @Optional()
  @IdField('操作人')
  actorId?: string;

  @Optional()
  @TextField('对象类别', 32)
  objectType?: string;

  @Optional()
  @TextField('对象', 64)
  objectId?: string;

  @Optional()
  @PatternField('操作', /^[a-z_-]{1,32}\.[a-z_-]{0,32}$/, '不正确，请重新选择')
  action?: string;

  @Optional()
  @IdField('组织')
  orgId?: string;

  @Optional()
  @InstantField('开始时间')
  from?: string;

  @Optional()
  @InstantField('结束时间')
  to?: string;
}

export class StartVerificationDto implements StartVerificationBody {
  @Optional()
  @IntField('起始序号', 1, 2_000_000_000)
  fromSeq?: number;
}

export class PersonalAccessDto implements PersonalAccessQuery {
  @Optional()
  @MonthField('开始月份')
  from?: string;

  @Optional()
  @MonthField('结束月份')
  to?: string;

  @Optional()
  @IdField('组织')
  orgId?: string;
}
