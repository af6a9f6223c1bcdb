import type { LabelGroupBody, ShareEnterBody } from '@xianfeng/shared-types';
import { IntField, Optional, PatternField, TextField } from '../../../platform/http';

const ShareIdField = () => PatternField('分享码', /^[0-9A-Za-z]{1,12}$/, '不正确');

export class ShareEnterDto implements ShareEnterBody {
  @ShareIdField()
  shareId: string;

  @Optional()
  @TextField('群信息', 4096)
  encryptedData?: string;

  @Optional()
  @TextField('群信息', 64)
  iv?: string;

  @IntField('场景值', 0, 99_999)
  scene: number;
}

export class LabelGroupDto implements LabelGroupBody {
  @TextField('群名称', 30, 0)
  label: string;
}

export class ShareIdDto {
  @ShareIdField()
  shareId: string;
}

export class SharePictureDto extends ShareIdDto {
  @TextField('图片', 10)
  picture: string;
}

export class PictureProofDto {
  @TextField('期限', 20)
  e: string;

  @TextField('签名', 64)
  s: string;
}
