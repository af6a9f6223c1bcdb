import { View } from '@tarojs/components';
import type { Infinite } from '../hooks/use-infinite';
import { Button } from './button';

/** Stands below the last row of a growing list. */
export function ListEnd({ list }: { list: Pick<Infinite<unknown>, 'more' | 'loadMore'> }) {
  if (list.more === 'failed' || list.more === 'idle') {
    return <View className="xf-list-end"><Button kind="text" onClick={() => void list.loadMore()}>{list.more === 'failed' ? '加载失败，点此重试' : '加载更多'}</Button></View>;
  }
  return <View className="xf-list-end">{list.more === 'loading' ? '正在加载…' : '没有更多了'}</View>;
}
