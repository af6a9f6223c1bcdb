import type { DeadLetterQuery, RedriveTopicBody } from '@xianfeng/shared-types';
import { Optional, PageQueryDto, TextField } from '../http';

export class DeadLetterQueryDto extends PageQueryDto implements DeadLetterQuery {
  @Optional()
  @TextField('任务类别', 64)
  topic?: string;
}

export class RedriveTopicDto implements RedriveTopicBody {
  @TextField('任务类别', 64)
  topic: string;
}
