import type { ChangeMessageBody } from '@xianfeng/shared-types';
import { IntField, TextField } from '../../../platform/http';

export class ChangeMessageDto implements ChangeMessageBody {
  @TextField('附言', 60, 0)
  closing: string;

  @IntField('版本', 0, 1_000_000_000)
  version: number;
}
