import { useRouter } from '@tarojs/taro';
import { ReliefForm } from './relief-form';
import { ReliefStatusPage } from './relief-status';

/** `?id=` one of mine, without it an application. */
export default function ReliefPage() {
  const { id } = useRouter().params;
  return id ? <ReliefStatusPage id={id} /> : <ReliefForm />;
}
