import { useRouter } from '@tarojs/taro';
import { PublicationList } from './publication-list';
import { PublicationPaper } from './publication-paper';

/** `?id=` one publication, without it those that I may read. */
export default function PublicationPage() {
  const { id } = useRouter().params;
  return id ? <PublicationPaper id={id} /> : <PublicationList />;
}
