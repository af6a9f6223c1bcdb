import { useRouter } from '@tarojs/taro';
import { OwnPayment } from './own-payment';
import { ProxyPayment } from './proxy-payment';

/** One's own months, or with `?consent=` those of another member. */
export default function PayDuesPage() {
  const { consent } = useRouter().params;
  return consent ? <ProxyPayment consentId={consent} /> : <OwnPayment />;
}
