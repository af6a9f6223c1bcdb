import { Body, Controller, Headers } from '@nestjs/common';
import { authApi, type LoggedIn, type LoginReply, type SessionTokens, type SmsSendReply } from '@xianfeng/shared-types';
import { Public } from '../../platform/access';
import { Route } from '../../platform/http';
import { Binding } from './binding.service';
import { BindByPhoneDto, BindBySmsDto, RefreshDto, SmsLoginDto, SmsSendDto, WechatLoginDto } from './dto/auth.dto';
import { Sessions } from './sessions.service';
import { SmsCodes } from './sms-codes.service';
import { SmsLogin } from './sms-login.service';
import { WechatLogin } from './wechat-login.service';

/** Ways in. */
@Controller()
export class AuthController {
  constructor(
    private readonly wechatLogin: WechatLogin,
    private readonly smsLogin: SmsLogin,
    private readonly binding: Binding,
    private readonly codes: SmsCodes,
    private readonly sessions: Sessions,
  ) {}

  @Route(authApi.wechat)
  @Public()
  wechat(@Body() body: WechatLoginDto, @Headers('x-wx-openid') openid?: string): Promise<LoginReply> {
    return this.wechatLogin.login(body.code, openid);
  }

  @Route(authApi.bindByPhone)
  @Public()
  bindByPhone(@Body() body: BindByPhoneDto): Promise<LoggedIn> {
    return this.binding.byPhone(body);
  }

  @Route(authApi.bindBySms)
  @Public()
  bindBySms(@Body() body: BindBySmsDto): Promise<LoggedIn> {
    return this.binding.bySms(body);
  }

  @Route(authApi.sendSms)
  @Public()
  sendSms(@Body() body: SmsSendDto): Promise<SmsSendReply> {
    return this.codes.request(body.phone, body.purpose);
  }

  @Route(authApi.smsLogin)
  @Public()
  loginBySms(@Body() body: SmsLoginDto): Promise<LoggedIn> {
    return this.smsLogin.login(body);
  }

  @Route(authApi.refresh)
  @Public()
  refresh(@Body() body: RefreshDto): Promise<SessionTokens> {
    return this.sessions.refresh(body.refreshToken);
  }
}
