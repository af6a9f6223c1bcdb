import { useRouter } from '@tarojs/taro';
import type { Said } from '@/features/dues/use-payment';
import { OrderList } from './order-list';
import { OrderResult } from './order-result';

/** `?id=` one payment, after WeChat's sheet with what the phone said; without it all of mine. */
export default function OrderPage() {
  const { id, said } = useRouter().params;
  return id ? <OrderResult id={id} said={(said as Said | undefined) ?? null} /> : <OrderList />;
}
