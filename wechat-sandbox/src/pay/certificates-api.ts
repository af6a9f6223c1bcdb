import { rfc3339 } from './beijing-time';
import type { Pay } from './pay';
import { PayError } from './pay-error';
import { certificateLife } from './platform-certificate';
import { encryptResource } from './resource-cipher';

/** Platform certificates, encrypted under the APIv3 key. In public-key mode there are none. */
export function certificatesApi(pay: Pay) {
  return { name: 'certificates', method: 'GET' as const, url: '/v3/certificates', subject: () => '', handle: () => certificates(pay) };
}

async function certificates(pay: Pay) {
  if (pay.settings.mode === 'pubkey') throw new PayError('RESOURCE_NOT_EXISTS', '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥');
  const { from, to } = certificateLife();
  const encrypt_certificate = encryptResource(await pay.keys.certificate(), 'certificate', pay.options.apiV3Key);
  const data = [{ serial_no: pay.keys.certificateSerial, effective_time: rfc3339(from.getTime()), expire_time: rfc3339(to.getTime()), encrypt_certificate }];
  return { data };
}
