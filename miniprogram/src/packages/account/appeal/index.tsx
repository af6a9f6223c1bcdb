import { useRouter } from '@tarojs/taro';
import { AppealForm } from './appeal-form';
import { AppealList } from './appeal-list';
import { AppealStatusPage } from './appeal-status';

/** `?entry=` writes an appeal, `?id=` shows one, and without either all of mine. */
export default function AppealPage() {
  const { entry, id } = useRouter().params;
  if (entry) return <AppealForm entryId={entry} />;
  return id ? <AppealStatusPage id={id} /> : <AppealList />;
}
