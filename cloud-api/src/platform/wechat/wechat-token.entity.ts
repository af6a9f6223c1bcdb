import { Entity } from 'typeorm';
import { KeyColumn, LongTextColumn, TimeColumn } from '../../database';

/** The access_token that all instances share; encrypted, because it acts for the whole mini-program. */
@Entity('wechat_token')
export class WechatToken {
  @KeyColumn()
  appId: string;

  @LongTextColumn()
  token: string;

  @TimeColumn()
  refreshAt: Date;
}
