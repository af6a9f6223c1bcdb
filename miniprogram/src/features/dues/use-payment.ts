import { duesPaymentsApi, type CreateOrderBody, type Id, type WxPaymentParams } from '@xianfeng/shared-types';
import { useMutation } from '@/shared/hooks';
import { NotSupported, type PaymentOutcome } from '@/shared/platform';
import { call, ProblemError } from '@/shared/request';
import { environment } from '@/shared/session';
import { toast } from '@/shared/ui';

/** What the phone says after WeChat's sheet; the order page asks the server all the same. */
export type Said = 'ok' | 'cancel' | 'failed';

const saidOf = (outcome: PaymentOutcome): Said => (typeof outcome === 'string' ? outcome : 'failed');

/** Shows WeChat's sheet; nothing to pay counts as done. */
export async function payByWechat(payment: WxPaymentParams | null): Promise<Said> {
  if (!payment) return 'ok';
  const { platform } = await environment();
  return saidOf(await platform.requestPayment(payment));
}

/** Nobody should get an order that he cannot pay here. */
export async function requireWechat(): Promise<void> {
  const { platform } = await environment();
  if (!platform.inWechat) throw new NotSupported('paying needs WeChat');
}

/** Deals with what only paying can meet; true when it did. */
export function tellPaymentProblem(error: unknown): boolean {
  if (error instanceof NotSupported) toast.error('请在微信里打开小程序交费');
  else if (error instanceof ProblemError && error.code === 'payment.no_wechat') toast.error('请先在“设置”里绑定微信，再交费');
  else return false;
  return true;
}

export interface Paid {
  orderId: Id;
  said: Said;
}

/** Places an order and opens WeChat's sheet. Going on with an order that is still open is the same call. */
export function usePayment({ onDone, onStale }: { onDone: (paid: Paid) => void; onStale?: () => void }) {
  const payment = useMutation(
    async (idempotencyKey, body: CreateOrderBody): Promise<Paid> => {
      await requireWechat();
      const placed = await call(duesPaymentsApi.createOrder, { body }, { idempotencyKey });
      return { orderId: placed.order.id, said: await payByWechat(placed.payment) };
    },
    {
      onDone,
      onError: (error) => {
        // The bills have changed since the page was drawn.
        if (error instanceof ProblemError && error.status === 409) onStale?.();
        return tellPaymentProblem(error);
      },
    },
  );
  return { pay: payment.run, paying: payment.running };
}
