import {
  DIFFERENCE_KIND_LABELS, DIFFERENCE_STATUS_LABELS, type DifferenceAction, type DifferenceKind, type DifferencesQuery, type DifferenceStatus, type DifferenceStepBody,
} from '@xianfeng/shared-types';
import { DateField, MonthField, OneOfField, Optional, PageQueryDto, TextField, VersionField } from '../../../platform/http';

export class ReconciliationMonthDto {
  @MonthField('月份') month: string;
}

export class ReconciliationDayDto {
  @DateField('日期') day: string;
}

export class DifferencesDto extends PageQueryDto implements DifferencesQuery {
  @Optional() @DateField('日期') day?: string;
  @Optional() @MonthField('月份') month?: string;
  @Optional() @OneOfField('状态', Object.keys(DIFFERENCE_STATUS_LABELS)) status?: DifferenceStatus;
  @Optional() @OneOfField('类型', Object.keys(DIFFERENCE_KIND_LABELS)) kind?: DifferenceKind;
}

export class DifferenceStepDto implements DifferenceStepBody {
  @OneOfField('办理方式', ['take', 'recheck', 'explain', 'reopen']) action: DifferenceAction;
  @Optional() @TextField('说明', 500, 4) reason?: string;
  @VersionField() version: number;
}
