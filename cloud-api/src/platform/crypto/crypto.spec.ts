import { BlindIndex } from './blind-index';
import { canonicalJson, sealHash } from './canonical-json';
import { numericCode, sameSecret, sha256Hex } from './codes';
import { maskIdNumber, maskName, maskPhone } from './masks';

describe('BlindIndex', () => {
  const index = new BlindIndex('k'.repeat(32));

  it('finds the same phone and name however they are typed', () => {
    for (const typed of ['+86 138-0013-8000', '8613800138000', '１３８００１３８０００', '008613800138000']) {
      expect(index.of('phone', typed)).toBe(index.of('phone', '13800138000'));
    }
    expect(index.of('name', '阿不都•热合曼 ')).toBe(index.of('name', '阿不都·热合曼'));
    expect(index.of('id-number', '11010519491231002x')).toBe(index.of('id-number', '11010519491231002X'));
  });

  it('separates purposes and keys', () => {
    expect(index.of('phone', '13800138000')).not.toBe(index.of('id-number', '13800138000'));
    expect(index.of('phone', '13800138000')).not.toBe(new BlindIndex('j'.repeat(32)).of('phone', '13800138000'));
  });
});

describe('masks', () => {
  it('hide the middle', () => {
    expect(maskPhone('13812341234')).toBe('138****1234');
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
    expect(maskName('张三丰')).toBe('张**');
    expect(maskName('𠮷野')).toBe('𠮷*');
    expect(maskName('王')).toBe('王*');
  });

  it('never show a short value whole', () => {
    expect(maskPhone('12345')).toBe('***45');
    expect(maskIdNumber('1234567')).toBe('*******');
  });
});

describe('canonicalJson', () => {
  it('is the same for any order of keys, at any depth', () => {
    const a = { b: [1, { y: null, x: 'é"' }], a: 0.1, skip: undefined };
    const b = { a: 0.1, b: [1, { x: 'é"', y: null }] };
    expect(canonicalJson(a)).toBe('{"a":0.1,"b":[1,{"x":"é\\"","y":null}]}');
    expect(sealHash(a)).toBe(sealHash(b));
    expect(sealHash(a)).not.toBe(sealHash({ ...b, a: 0.2 }));
  });

  it('is read back by JSON.parse and keeps dates as ISO text', () => {
    expect(JSON.parse(canonicalJson({ at: new Date(0) }))).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });

  it('refuses what JSON would lose', () => {
    for (const value of [NaN, Infinity, 1n, () => 0, [undefined]]) expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('codes', () => {
  it('have all their digits', () => {
    const codes = Array.from({ length: 2000 }, () => numericCode(4));
    expect(codes.every((code) => /^\d{4}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it('compare and hash', () => {
    expect(sameSecret('123456', '123456')).toBe(true);
    expect(sameSecret('123456', '1234567')).toBe(false);
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
