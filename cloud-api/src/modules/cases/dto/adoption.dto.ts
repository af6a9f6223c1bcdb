import {
  ADOPTION_STATUS_CODES, type AdoptionReasonBody, type AdoptionScope, type AdoptionsQuery, type AdoptionStatus, type AdoptionVersionBody,
  type ChangePlanBody, type ConfirmAdoptionBody, type CreateAdoptionBody, type EffectNumber, type SubmitResultBody,
} from '@xianfeng/shared-types';
import { DateField, ObjectListField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';
import { REASON_MAX } from './authoring.dto';

export class CreateAdoptionDto implements CreateAdoptionBody {
  @DateField('计划日期')
  planOn: string;

  @TextField('计划', 500, 0)
  plan: string;
}

export class ChangePlanDto extends CreateAdoptionDto implements ChangePlanBody {
  @VersionField()
  version: number;
}

export class AdoptionVersionDto implements AdoptionVersionBody {
  @VersionField()
  version: number;
}

export class AdoptionReasonDto extends AdoptionVersionDto implements AdoptionReasonBody {
  @TextField('原因', REASON_MAX)
  reason: string;
}

export class EffectNumberDto implements EffectNumber {
  @TextField('指标', 30)
  name: string;

  @TextField('借鉴前', 20, 0)
  before: string;

  @TextField('借鉴后', 20)
  after: string;

  @TextField('单位', 10, 0)
  unit: string;
}

export class SubmitResultDto extends AdoptionVersionDto implements SubmitResultBody {
  @TextField('做了什么', 2000, 10)
  done: string;

  @ObjectListField('成效数据', 10, () => EffectNumberDto)
  effects: EffectNumberDto[];
}

export class ConfirmAdoptionDto extends AdoptionVersionDto implements ConfirmAdoptionBody {
  @TextField('意见', REASON_MAX, 0)
  opinion: string;
}

export class AdoptionsQueryDto extends PageQueryDto implements AdoptionsQuery {
  @Optional()
  @OneOfField('范围', ['mine', 'reach'])
  scope?: AdoptionScope;

  @Optional()
  @OneOfField('状态', ADOPTION_STATUS_CODES)
  status?: AdoptionStatus;
}
