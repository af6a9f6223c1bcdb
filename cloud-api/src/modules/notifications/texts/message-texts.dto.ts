import { PartialType } from '@nestjs/swagger';
import type { ChangeMessageBody, MessageWording } from '@xianfeng/shared-types';
import { DateField, TextField } from '../../../platform/http';

/** Coarse limits against misuse; the exact ones are those of WeChat (message-words.ts). */
const MOST = 100;

export class MessageWordingDto implements MessageWording {
  @TextField('标题', MOST, 0)
  title: string;

  @TextField('开头语', MOST, 0)
  opening: string;

  @TextField('附言', MOST, 0)
  closing: string;

  @TextField('微信说明', MOST, 0)
  remark: string;
}

/** An empty part does not travel in an address. */
export class PreviewMessageDto extends PartialType(MessageWordingDto) {}

export class ChangeMessageDto extends MessageWordingDto implements ChangeMessageBody {
  @DateField('生效日期')
  effectiveFrom: string;

  @TextField('修改原因', 200)
  reason: string;
}
