import type { AnswerObjectionBody, CaseNotice, IsoDate, NoticesQuery, ObjectBody, OpenNoticeBody } from '@xianfeng/shared-types';
import { ValidateIf } from 'class-validator';
import { DateField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';
import { VersionDto } from './authoring.dto';

const TEXT_MAX = 2000;

export class OpenNoticeDto extends VersionDto implements OpenNoticeBody {
  @Optional()
  @DateField('公示截止日期')
  endsOn?: IsoDate;
}

export class NoticesQueryDto extends PageQueryDto implements NoticesQuery {
  @Optional()
  @OneOfField('公示状态', ['open', 'closed', 'stopped'])
  state?: CaseNotice['state'];
}

export class ObjectDto implements ObjectBody {
  @TextField('异议内容', TEXT_MAX, 10)
  text: string;
}

export class AnswerObjectionDto {
  @OneOfField('处理结果', ['dismissed', 'upheld'])
  outcome: AnswerObjectionBody['outcome'];

  @ValidateIf(({ outcome }) => outcome === 'upheld')
  @OneOfField('处理方式', ['return', 'reject'])
  remedy?: 'return' | 'reject';

  @TextField('答复', TEXT_MAX)
  answer: string;
}
