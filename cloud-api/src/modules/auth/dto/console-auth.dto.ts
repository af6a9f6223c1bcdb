import type { ScanPollBody, ScanStage, SecondFactorBody, SecondFactorCodeBody } from '@xianfeng/shared-types';
import { OneOfField, Optional, TextField } from '../../../platform/http';

const SecretField = () => TextField('登录凭证', 128);
const CodeField = () => TextField('动态码或备用码', 20, 6);

export class ScanPollDto implements ScanPollBody {
  @SecretField() secret: string;
  @Optional() @OneOfField('已显示的状态', ['waiting', 'scanned']) seen?: ScanStage;
}

export class SecondFactorTicketDto {
  @SecretField() ticket: string;
}

export class SecondFactorDto extends SecondFactorTicketDto implements SecondFactorBody {
  @CodeField() code: string;
}

export class SecondFactorCodeDto implements SecondFactorCodeBody {
  @CodeField() code: string;
}
