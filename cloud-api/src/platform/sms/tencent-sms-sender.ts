import { Agent } from 'node:http';
import type { sms } from 'tencentcloud-sdk-nodejs-sms';
import { type SmsParams, type SmsResult, SmsSender, type SmsTemplate } from './sms-sender';

export interface TencentSmsOptions {
  /** Host or address; `http://…` speaks to a development stand-in. */
  endpoint: string;
  secretId: string;
  secretKey: string;
  sdkAppId: string;
  signName: string;
  templates: Record<SmsTemplate, string>;
  timeoutSeconds: number;
}

const REGION = 'ap-guangzhou';
/** Codes that mean "again later"; a code with a dot also counts by its first part. */
const RETRYABLE = new Set(['InternalError', 'RequestLimitExceeded', 'LimitExceeded.PhoneNumberThirtySecondLimit']);

type Client = InstanceType<typeof sms.v20210111.Client>;

/** Tencent Cloud SMS, API version 2021-01-11. */
export class TencentSmsSender extends SmsSender {
  private client: Promise<Client> | null = null;

  /** @param transactions refuses calls inside a unit of work, which would hold locks for as long as the network takes. */
  constructor(
    private readonly options: TencentSmsOptions,
    private readonly transactions: { readonly active: boolean },
  ) {
    super();
  }

  async send<T extends SmsTemplate>(phone: string, template: T, params: SmsParams[T]): Promise<SmsResult> {
    if (this.transactions.active) throw new Error('SMS sent inside a transaction');
    try {
      this.client ??= connect(this.options);
      const reply = await (await this.client).SendSms({
        PhoneNumberSet: [`+86${phone}`],
        SmsSdkAppId: this.options.sdkAppId,
        SignName: this.options.signName,
        TemplateId: this.options.templates[template],
        TemplateParamSet: [...params],
      });
      const status = reply.SendStatusSet?.[0];
      return status?.Code === 'Ok' ? { ok: true, providerId: status.SerialNo ?? '' } : refusal(status?.Code);
    } catch (error) {
      return refusal((error as { code?: string }).code);
    }
  }
}

/** The SDK is loaded with the first message, not when the service starts. */
async function connect({ secretId, secretKey, endpoint, timeoutSeconds }: TencentSmsOptions): Promise<Client> {
  const { sms } = await import('tencentcloud-sdk-nodejs-sms');
  return new sms.v20210111.Client({
    credential: { secretId, secretKey }, region: REGION, profile: { httpProfile: { ...addressOf(endpoint), reqTimeout: timeoutSeconds } },
  });
}

/** No code at all: the network failed or a gateway answered. */
function refusal(code: string | undefined): SmsResult {
  if (!code) return { ok: false, error: 'unavailable', retryable: true };
  return { ok: false, error: code, retryable: RETRYABLE.has(code) || RETRYABLE.has(code.split('.')[0]) };
}

function addressOf(endpoint: string) {
  const url = new URL(/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`);
  const address = { endpoint: url.host, protocol: `${url.protocol}//` };
  // Its own agent keeps the SDK from sending a local address through a proxy of the environment.
  return url.protocol === 'http:' ? { ...address, agent: new Agent() } : address;
}
