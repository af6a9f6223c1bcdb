import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** What is indexed; two purposes never give the same value for the same text. */
export type IndexPurpose = 'phone' | 'id-number' | 'name' | 'openid' | 'wechat-group' | 'recovery-code';

const NORMALISERS: Record<IndexPurpose, (text: string) => string> = {
  phone: normalisePhone,
  'id-number': (text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase(),
  name: normaliseName,
  openid: (text) => text,
  'wechat-group': (text) => text,
  'recovery-code': (text) => text,
};

/** Keyed hash of personal data, for equality search over encrypted columns; 43 characters. */
export class BlindIndex {
  private readonly key: KeyObject;

  /** @param key INDEX_KEY; a change of the key makes every index value stale. */
  constructor(key: string) {
    this.key = createSecretKey(key, 'utf8');
  }

  of(purpose: IndexPurpose, text: string): string {
    return createHmac('sha256', this.key).update(`${purpose}\0${NORMALISERS[purpose](text)}`).digest('base64url');
  }
}

/** Digits alone, without the country's +86. */
export function normalisePhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits.length === 15 && digits.startsWith('0086') ? digits.slice(4) : digits;
}

/** Names as people type them: no blanks, one kind of middle dot, half-width letters in upper case. */
export function normaliseName(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').replace(/[•‧∙・⋅●]/g, '·').toUpperCase();
}
