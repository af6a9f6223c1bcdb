import { newRecoveryCodes, plainRecoveryCode } from './recovery-codes';

it('makes ten different codes in two groups', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
});

it('reads a code as people type it', () => {
  for (const typed of ['7kq2m-xw9rd', ' 7KQ2M XW9RD ', '7kq2mxw9rd']) expect(plainRecoveryCode(typed)).toBe('7KQ2MXW9RD');
});
