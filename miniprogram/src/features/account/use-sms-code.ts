import { authApi, type SmsPurpose } from '@xianfeng/shared-types';
import { useCountdown, useMutation } from '@/shared/hooks';
import { ProblemError } from '@/shared/request';
import { callPublic } from '@/shared/session';
import { toast } from '@/shared/ui';

export interface SmsCode {
  send(phone: string): void;
  sending: boolean;
  /** Seconds until another code may be asked for; 0 when now. */
  waitSeconds: number;
}

/** Seconds to wait that the server names in a refusal. */
const waitOf = (error: unknown): number => (error instanceof ProblemError ? Number(error.meta.resendInSeconds ?? error.meta.retryInSeconds ?? 0) : 0);

/** Asks for a code by SMS, no sooner than the server allows. */
export function useSmsCode(purpose: SmsPurpose): SmsCode {
  const { left, start } = useCountdown();
  const { run, running } = useMutation(
    (idempotencyKey, phone: string) => callPublic(authApi.sendSms, { body: { phone, purpose } }, { auth: 'none', idempotencyKey }),
    {
      onDone: ({ resendInSeconds }) => {
        start(resendInSeconds);
        toast.info('验证码已发送，请查看短信');
      },
      onError: (error) => start(waitOf(error)),
    },
  );
  return { send: (phone) => void run(phone), sending: running, waitSeconds: left };
}
