import type { ChangeSettingBody } from '@xianfeng/shared-types';
import { DateField, IdField, IntField, ObjectListField, Optional, TextField } from '../../../platform/http';

export class AlongDto {
  @TextField('设置', 64)
  code: string;

  @IntField('数值', 0, 1_000_000)
  value: number;
}

export class ChangeSettingDto implements ChangeSettingBody {
  @IntField('数值', 0, 1_000_000)
  value: number;

  @TextField('依据', 191)
  doc: string;

  @TextField('条款', 64, 0)
  article: string;

  @DateField('生效日期')
  effectiveFrom: string;

  @Optional()
  @IdField('组织')
  orgId?: string;

  @TextField('原因', 200)
  reason: string;

  @Optional()
  @ObjectListField('同时修改的设置', 10, () => AlongDto)
  along?: AlongDto[];
}
