// The certificate library's container needs it.
import 'reflect-metadata';
import { createPublicKey, webcrypto, type KeyObject } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const NAME = 'CN=Tenpay.com sign, OU=Tenpay.com, O=Tenpay.com, L=Shenzhen, C=CN';
const VALID_YEARS = 5;

/** When a certificate that is made now begins and ends: whole years, the same after a restart. */
export function certificateLife(): { from: Date; to: Date } {
  const year = new Date().getUTCFullYear();
  return { from: new Date(Date.UTC(year - 1, 0, 1)), to: new Date(Date.UTC(year - 1 + VALID_YEARS, 0, 1)) };
}

/** A self-signed X.509 certificate of the platform's key, as PEM. */
export async function platformCertificate(key: KeyObject, serialNumber: string): Promise<string> {
  const { subtle } = webcrypto;
  const privateKey = await subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), ALGORITHM, false, ['sign']);
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const publicKey = await subtle.importKey('spki', spki, ALGORITHM, true, ['verify']);
  const { from: notBefore, to: notAfter } = certificateLife();
  const keys = { privateKey, publicKey };
  const certificate = await X509CertificateGenerator.createSelfSigned({ serialNumber, name: NAME, notBefore, notAfter, signingAlgorithm: ALGORITHM, keys });
  return certificate.toString('pem');
}
