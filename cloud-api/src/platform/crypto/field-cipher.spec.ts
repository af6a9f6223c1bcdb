import { getCiphers } from 'node:crypto';
import { FieldCipher } from './field-cipher';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const cipher = (keys: string) => new FieldCipher({ keys, algorithm: 'aes-256-gcm' });
const ID = '11010519491231002X';

describe('FieldCipher', () => {
  const one = cipher(`1:${key(1)}`);

  it('opens what it sealed, and never seals alike twice', () => {
    const sealed = one.encrypt(ID, 'member.idNumber');
    expect(sealed).toMatch(/^v1\.1\.[A-Za-z0-9+/]+=*$/);
    expect(sealed).not.toContain(ID);
    expect(one.decrypt(sealed, 'member.idNumber')).toBe(ID);
    expect(one.encrypt(ID, 'member.idNumber')).not.toBe(sealed);
  });

  it('keeps Chinese, emoji and the empty text', () => {
    for (const text of ['', '北京市西城区𠮷祥路😀']) expect(one.decrypt(one.encrypt(text, 'c'), 'c')).toBe(text);
  });

  it('refuses a changed byte anywhere', () => {
    const [mark, version, body] = one.encrypt(ID, 'c').split('.');
    const bytes = Buffer.from(body, 'base64');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i] ^= 1;
      expect(() => one.decrypt([mark, version, changed.toString('base64')].join('.'), 'c')).toThrow();
    }
  });

  it('refuses a value moved from another column, cut short or not sealed at all', () => {
    const sealed = one.encrypt(ID, 'member.phone');
    expect(() => one.decrypt(sealed, 'member.idNumber')).toThrow();
    expect(() => one.decrypt(sealed.slice(0, 12), 'member.phone')).toThrow('not an encrypted field');
    expect(() => one.decrypt(ID, 'member.phone')).toThrow('not an encrypted field');
  });

  it('reads old keys, writes the last one and says what to rotate', () => {
    const two = cipher(`1:${key(1)},2:${key(2)}`);
    const old = one.encrypt(ID, 'c');
    expect(two.decrypt(old, 'c')).toBe(ID);
    expect(two.needsRotation(old)).toBe(true);
    const fresh = two.encrypt(two.decrypt(old, 'c'), 'c');
    expect(fresh.startsWith('v1.2.')).toBe(true);
    expect(two.needsRotation(fresh)).toBe(false);
    expect(() => one.decrypt(fresh, 'c')).toThrow('no key version 2');
  });

  it.each([['plain'], [`1:${Buffer.alloc(16).toString('base64')}`], [`1:${key(1)},1:${key(2)}`], ['']])('names FIELD_KEYS when it is %j', (keys) => {
    expect(() => cipher(keys)).toThrow('FIELD_KEYS');
  });

  it('seals with SM4 where OpenSSL has it, and says what is missing where not', () => {
    const make = () => new FieldCipher({ keys: `1:${key(1)}`, algorithm: 'sm4-gcm' });
    if (!getCiphers().includes('sm4-gcm')) return expect(make).toThrow('needs OpenSSL 3.1');
    const sealed = make().encrypt(ID, 'c');
    expect(sealed.startsWith('s1.1.')).toBe(true);
    expect(one.decrypt(sealed, 'c')).toBe(ID);
    expect(one.needsRotation(sealed)).toBe(true);
  });
});
