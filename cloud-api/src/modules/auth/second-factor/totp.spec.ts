import { newTotpSecret, otpauthUri, stepOf } from './totp';

/** RFC 6238 appendix B, SHA-1: `12345678901234567890`; of its eight digits a code of six has the last six. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];
const at = (seconds: number) => new Date(seconds * 1000);

it.each(VECTORS)('knows the code of RFC 6238 at %d s', (seconds, code) => {
  expect(stepOf(RFC_SECRET, code.slice(2), at(seconds))).toBe(Math.floor(seconds / 30));
});

it('forgives a clock that is one step off, not two', () => {
  const code = '050471';
  const step = Math.floor(1_111_111_111 / 30);
  expect(stepOf(RFC_SECRET, code, at((step - 1) * 30))).toBe(step);
  expect(stepOf(RFC_SECRET, code, at((step + 1) * 30 + 29))).toBe(step);
  expect(stepOf(RFC_SECRET, code, at((step - 1) * 30 - 1))).toBeNull();
  expect(stepOf(RFC_SECRET, code, at((step + 2) * 30))).toBeNull();
});

it('knows no other code', () => expect(stepOf(RFC_SECRET, '000000', at(59))).toBeNull());

it('makes a new key of 160 bits each time', () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(secret);
});

it('writes the address that authenticator apps read', () => {
  const uri = new URL(otpauthUri(RFC_SECRET, '先锋', '张*'));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\//);
  expect(decodeURIComponent(uri.pathname)).toContain('先锋:张*');
  expect(Object.fromEntries(uri.searchParams)).toEqual({ issuer: '先锋', secret: RFC_SECRET, algorithm: 'SHA1', digits: '6', period: '30' });
});
