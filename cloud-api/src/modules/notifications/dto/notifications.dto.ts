import { NOTIFY_TOPIC_CODES, type DeliveryQuery, type DeliveryStatus, type DeliverySummaryQuery, type InboxQuery, type NotifyTopic } from '@xianfeng/shared-types';
import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { BoolField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';

const STATUSES: DeliveryStatus[] = ['waiting', 'sending', 'sent', 'refused', 'failed', 'unknown', 'muted', 'digest', 'digested'];

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
  @Optional()
  @OneOfField('消息类别', NOTIFY_TOPIC_CODES)
  topic?: NotifyTopic;

  @Optional()
  @OneOfField('状态', STATUSES)
  status?: DeliveryStatus;

  @Optional()
  @TextField('期次', 96)
  period?: string;
}

export class DeliverySummaryQueryDto implements DeliverySummaryQuery {
  @OneOfField('消息类别', NOTIFY_TOPIC_CODES)
  topic: NotifyTopic;

  @TextField('期次', 96)
  period: string;
}
