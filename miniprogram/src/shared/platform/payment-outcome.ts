/** What the client says of a payment. Never proof: only the server's own question to WeChat is. */
export type PaymentOutcome = 'ok' | 'cancel' | { failed: string };

/** Reads the end of a payment call: closing WeChat's sheet is an answer, anything else is told in its own words. */
export async function paymentOutcome(payment: Promise<unknown>): Promise<PaymentOutcome> {
  try {
    await payment;
    return 'ok';
  } catch (error) {
    const { errMsg, message } = error as { errMsg?: string; message?: string };
    const words = errMsg ?? message ?? '';
    return /cancel/i.test(words) ? 'cancel' : { failed: words };
  }
}
