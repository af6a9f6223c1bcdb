import { useRouter } from '@tarojs/taro';
import { ReceiptList } from './receipt-list';
import { ReceiptPaper } from './receipt-paper';

/** `?id=` one receipt, without it all of mine. */
export default function ReceiptPage() {
  const { id } = useRouter().params;
  return id ? <ReceiptPaper id={id} /> : <ReceiptList />;
}
