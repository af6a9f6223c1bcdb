import type { BindByPhoneBody, BindBySmsBody, RefreshBody, SmsLoginBody, SmsPurpose, SmsSendBody, WechatLoginBody } from '@xianfeng/shared-types';
import { OneOfField, Optional, PatternField, PhoneField, TextField } from '../../../platform/http';

const SmsCodeField = () => PatternField('验证码', /^\d{6}$/, '应为 6 位数字');
const NameField = () => TextField('姓名', 50);
const TicketField = () => TextField('绑定凭证', 128);

export class WechatLoginDto implements WechatLoginBody {
  @Optional() @TextField('登录凭证', 256) code?: string;
}

export class BindByPhoneDto implements BindByPhoneBody {
  @TicketField() bindTicket: string;
  @TextField('手机号授权', 256) phoneCode: string;
}

export class BindBySmsDto implements BindBySmsBody {
  @TicketField() bindTicket: string;
  @PhoneField() phone: string;
  @SmsCodeField() smsCode: string;
  @NameField() name: string;
}

export class SmsSendDto implements SmsSendBody {
  @PhoneField() phone: string;
  @OneOfField('用途', ['login', 'bind']) purpose: SmsPurpose;
}

export class SmsLoginDto implements SmsLoginBody {
  @PhoneField() phone: string;
  @SmsCodeField() smsCode: string;
  @Optional() @NameField() name?: string;
}

export class RefreshDto implements RefreshBody {
  @TextField('登录凭证', 256) refreshToken: string;
}
