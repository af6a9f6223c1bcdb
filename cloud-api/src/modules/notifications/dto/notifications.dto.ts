import {
  DELIVERY_CHANNEL_LABELS, DELIVERY_STATUS_LABELS, NOTIFY_TOPIC_CODES, type DeliveryChannel, type DeliveryFilter, type DeliveryQuery, type DeliveryStatus, type InboxQuery,
  type NotifyTopic, type RedriveManyBody,
} from '@xianfeng/shared-types';
import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { BoolField, IdField, IdListField, MonthField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';

export class InboxQueryDto extends PageQueryDto implements InboxQuery {
  @Optional()
  @BoolField('未读')
  unread?: boolean;
}

export class PreferencesDto {
  @IsArray({ message: '关闭的提醒应为列表' })
  @ArrayMaxSize(50, { message: '关闭的提醒过多' })
  @IsIn(NOTIFY_TOPIC_CODES, { each: true, message: '关闭的提醒中有不存在的类别' })
  muted: NotifyTopic[];
}

export class DeliveryQueryDto extends PageQueryDto implements DeliveryQuery {
  @Optional() @OneOfField('消息类别', NOTIFY_TOPIC_CODES) topic?: NotifyTopic;
  @Optional() @OneOfField('状态', Object.keys(DELIVERY_STATUS_LABELS)) status?: DeliveryStatus;
  @Optional() @TextField('期次', 96) period?: string;
  @Optional() @MonthField('月份') month?: string;
  @Optional() @OneOfField('渠道', Object.keys(DELIVERY_CHANNEL_LABELS)) channel?: DeliveryChannel;
  @Optional() @IdField('组织') orgId?: string;
}

export class DeliverySummaryQueryDto implements DeliveryFilter {
  @Optional() @OneOfField('消息类别', NOTIFY_TOPIC_CODES) topic?: NotifyTopic;
  @Optional() @TextField('期次', 96) period?: string;
  @Optional() @MonthField('月份') month?: string;
  @Optional() @OneOfField('渠道', Object.keys(DELIVERY_CHANNEL_LABELS)) channel?: DeliveryChannel;
  @Optional() @IdField('组织') orgId?: string;
}

export class RedriveManyDto extends DeliverySummaryQueryDto implements RedriveManyBody {
  @Optional() @IdListField('所选消息', 200) ids?: string[];
  @Optional() @OneOfField('状态', ['refused', 'failed', 'unknown']) status?: RedriveManyBody['status'];
}
