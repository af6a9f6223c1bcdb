import { UnitOfWork } from '../../database';
import { FieldCipher } from '../crypto';
import { TokenStore, type StoredToken } from './token-store';
import { WechatToken } from './wechat-token.entity';

const COLUMN = 'wechat_token.token';

/** Shares the access_token between instances through the database. */
export class DbTokenStore extends TokenStore {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async load(appId: string): Promise<StoredToken | null> {
    const row = await this.uow.read((tx) => tx.repo(WechatToken).findOneBy({ appId }));
    return row && { token: this.cipher.decrypt(row.token, COLUMN), refreshAt: row.refreshAt };
  }

  async save(appId: string, { token, refreshAt }: StoredToken): Promise<void> {
    const row = { appId, token: this.cipher.encrypt(token, COLUMN), refreshAt };
    await this.uow.run((tx) => tx.repo(WechatToken).upsert(row, ['appId']));
  }
}
