import type { SignedFileQuery } from '@xianfeng/shared-types';
import { TextField } from '../../../platform/http';

export class SignedFileQueryDto implements SignedFileQuery {
  @TextField('链接期限', 12)
  e: string;

  @TextField('链接签名', 64)
  s: string;
}
