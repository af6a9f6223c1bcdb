import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { Env } from '../../config';
import { chunk, placeholders, type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { BlindIndex, FieldCipher } from '../../platform/crypto';
import { newId } from '../../platform/ids';
import { decryptOpenData, groupIdOf, OpenDataError } from '../../platform/wechat';
import { WechatAccount } from './auth.entity';

const OPENID = 'wechat_account.openid';
const SESSION_KEY = 'wechat_account.sessionKey';
const IDS_PER_QUERY = 500;

/** Which WeChat account belongs to which member, for log-in and for whatever speaks to WeChat about a member. */
@Injectable()
export class WechatAccounts {
  constructor(
    private readonly env: Env,
    private readonly uow: UnitOfWork,
    private readonly index: BlindIndex,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Openids in clear, for calls to WeChat and nothing else; members without an account are missing from the map. */
  async openidsOf(memberIds: Iterable<Id>): Promise<Map<Id, string>> {
    const openids = new Map<Id, string>();
    for (const part of chunk([...new Set(memberIds)], IDS_PER_QUERY)) {
      const sql = `SELECT memberId, openid FROM wechat_account WHERE memberId IN (${placeholders(part)})`;
      for (const row of await this.uow.read((tx) => tx.select<{ memberId: Id; openid: string }>(sql, part))) openids.set(row.memberId, this.openid(row));
    }
    return openids;
  }

  /** Whose account a push is about; null for a user who is not bound. */
  async memberIdOf(openid: string): Promise<Id | null> {
    return (await this.uow.read((tx) => this.find(tx, openid)))?.memberId ?? null;
  }

  async isBound(memberId: Id): Promise<boolean> {
    return (await this.uow.read((tx) => tx.select('SELECT 1 FROM wechat_account WHERE memberId = ? LIMIT 1', [memberId]))).length > 0;
  }

  /**
   * Id of the group chat through which the member came, from `wx.getGroupEnterInfo`; null when the chat is no group or the data
   * fit no session key: the client then logs in again and asks WeChat for a fresh pair, once.
   */
  async groupIdFor(memberId: Id, sealed: { encryptedData: string; iv: string }): Promise<string | null> {
    const account = await this.uow.read((tx) => tx.repo(WechatAccount).findOneBy({ memberId }));
    if (!account?.sessionKey) return null;
    try {
      const sessionKey = this.cipher.decrypt(account.sessionKey, SESSION_KEY);
      return groupIdOf(decryptOpenData({ appId: this.env.wechat.appId, sessionKey, ...sealed }));
    } catch (error) {
      if (error instanceof OpenDataError) return null;
      throw error;
    }
  }

  openid(account: Pick<WechatAccount, 'openid'>): string {
    return this.cipher.decrypt(account.openid, OPENID);
  }

  find(tx: Tx, openid: string): Promise<WechatAccount | null> {
    return tx.repo(WechatAccount).findOneBy({ openidHash: this.index.of('openid', openid) });
  }

  /** The account's row, made on first sight, with the newest session key. */
  async remember(tx: Tx, openid: string, sessionKey: string | null): Promise<WechatAccount> {
    const now = this.clock.now();
    const sealedKey = sessionKey === null ? null : this.cipher.encrypt(sessionKey, SESSION_KEY);
    const openidHash = this.index.of('openid', openid);
    await tx.lockRow('wechat_account', {
      openidHash, id: newId(), openid: this.cipher.encrypt(openid, OPENID), sessionKey: sealedKey, memberId: null, boundAt: null, createdAt: now, updatedAt: now,
    });
    if (sealedKey) await tx.repo(WechatAccount).update({ openidHash }, { sessionKey: sealedKey, updatedAt: now });
    return tx.repo(WechatAccount).findOneByOrFail({ openidHash });
  }
}
