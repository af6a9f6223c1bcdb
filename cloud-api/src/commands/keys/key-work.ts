import type { BlindIndex, FieldCipher, IndexPurpose } from '../../platform/crypto';

/** Columns as stored. */
export type Row = Record<string, string | null>;

/** What a renewal does to single values; a value that is up to date stays byte for byte. */
export class KeyWork {
  /** @param index given when the keyed hashes are to be computed again, for a new INDEX_KEY. */
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex | null,
  ) {}

  /** @param column the name that the value is authenticated with. */
  reseal(stored: string | null, column: string): string | null {
    if (stored === null || !this.cipher.needsRotation(stored)) return stored;
    return this.cipher.encrypt(this.cipher.decrypt(stored, column), column);
  }

  rehash(hash: string | null, purpose: IndexPurpose, sealed: string | null, column: string): string | null {
    if (!this.index || sealed === null) return hash;
    return this.index.of(purpose, this.cipher.decrypt(sealed, column));
  }
}
