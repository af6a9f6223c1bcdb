import { useRouter } from '@tarojs/taro';
import { AppealAnswer } from './appeal-answer';
import { AppealQueue } from './appeal-queue';

/** `?id=` answers one, without it the queue. */
export default function ManageAppealsPage() {
  const { id } = useRouter().params;
  return id ? <AppealAnswer id={id} /> : <AppealQueue />;
}
