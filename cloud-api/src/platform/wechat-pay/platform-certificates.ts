import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Clock } from '../clock';
import type { PayTransport } from './pay-transport';
import type { PlatformCertificate } from './platform-keys';
import type { ResourceCipher, SealedResource } from './resource-cipher';
import { signatureFault } from './wire-signature';

interface CertificateList {
  data: { serial_no: string; effective_time: string; expire_time: string; encrypt_certificate: SealedResource }[];
}

const TARGET = '/v3/certificates';

/** Downloads the platform certificates. The first list is signed by a certificate inside it: the APIv3 key that opens it is the trust. */
export class PlatformCertificates {
  constructor(
    private readonly transport: PayTransport,
    private readonly cipher: ResourceCipher,
    private readonly clock: Clock,
  ) {}

  async download(known: (serial: string) => KeyObject | null): Promise<PlatformCertificate[]> {
    const reply = await this.transport.sendAnywhere({ method: 'GET', target: TARGET });
    if (reply.status !== 200) throw new Error(`HTTP ${reply.status}, request ${reply.requestId}`);
    const { data } = JSON.parse(reply.body) as CertificateList;
    const certificates = data.map((one) => this.open(one));
    const fault = await signatureFault(reply.headers, reply.body, this.clock.now(), async (serial) =>
      certificates.find((one) => one.serial === serial)?.key ?? known(serial));
    if (fault) throw new Error(`wrong ${fault}, request ${reply.requestId}`);
    return certificates;
  }

  private open({ serial_no: serial, effective_time: from, expire_time: until, encrypt_certificate: sealed }: CertificateList['data'][number]): PlatformCertificate {
    const certificate = new X509Certificate(this.cipher.open(sealed));
    if (certificate.serialNumber !== serial.toUpperCase()) throw new Error(`certificate ${serial} carries another serial`);
    return { serial: serial.toUpperCase(), key: certificate.publicKey, from: new Date(from), until: new Date(until) };
  }
}
