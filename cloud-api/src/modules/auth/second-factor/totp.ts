import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** 160 bits, as RFC 4226 §4 recommends. */
const KEY_BYTES = 20;
/** Clocks of phones are off by up to half a minute. */
const DRIFT_STEPS = 1;

/** What every authenticator app reads: SHA-1, six digits, thirty seconds (RFC 6238). */
const totpOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });

/** A new key in base32. */
export const newTotpSecret = (): string => new Secret({ size: KEY_BYTES }).base32;

/** Time step of the code, one step around now at most; null for a wrong one. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: DRIFT_STEPS });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** For the QR code that an authenticator app reads. */
export function otpauthUri(secret: string, issuer: string, account: string): string {
  const totp = totpOf(secret);
  totp.issuer = issuer;
  totp.label = account;
  return totp.toString();
}
