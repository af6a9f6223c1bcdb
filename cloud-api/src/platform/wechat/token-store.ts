export interface StoredToken {
  token: string;
  /** From when on a new one is to be fetched. */
  refreshAt: Date;
}

/** Port: where instances share the access_token, so that they don't each fetch one. */
export abstract class TokenStore {
  abstract load(appId: string): Promise<StoredToken | null>;
  abstract save(appId: string, token: StoredToken): Promise<void>;
}

/** For commands and tests: lives as long as the process. */
export class MemoryTokenStore extends TokenStore {
  private readonly tokens = new Map<string, StoredToken>();

  async load(appId: string): Promise<StoredToken | null> {
    return this.tokens.get(appId) ?? null;
  }

  async save(appId: string, token: StoredToken): Promise<void> {
    this.tokens.set(appId, token);
  }
}
