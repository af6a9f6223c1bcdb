import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { problemOf, type LoadProblem, type LoadState } from '../hooks/use-load';
import { messageOf, ProblemError } from '../request';
import { EmptyState, type EmptyStateProps } from './empty-state';
import { NoticeBar } from './notice-bar';
import { Skeleton, type SkeletonKind } from './skeleton';

export interface LoadedProps<T> {
  state: LoadState<T>;
  skeleton?: SkeletonKind;
  /** What to show instead of `children` when `isEmpty` says so; by default for an empty list. */
  empty?: EmptyStateProps;
  isEmpty?: (data: T) => boolean;
  children: (data: T) => ReactNode;
}

const emptyList = (data: unknown) => Array.isArray(data) && data.length === 0;

/** Shows the data, or honestly what is the matter with it. */
export function Loaded<T>({ state, skeleton, empty, isEmpty = emptyList, children }: LoadedProps<T>) {
  const { data, problem, error, reload } = state;
  // Of an empty list that could not be renewed nobody knows that it is empty still: a draft may lie on this phone.
  if (error && data !== null && empty && isEmpty(data)) return <EmptyState {...panelOf(problemOf(error), error, () => void reload())} />;
  if (problem) return <EmptyState {...panelOf(problem, error, () => void reload())} />;
  if (data === null) return <Skeleton kind={skeleton} />;
  return (
    <View>
      {error ? <NoticeBar tone="gold" action="重试" onAction={() => void reload()}>{`未能更新：${messageOf(error)}`}</NoticeBar> : null}
      {empty && isEmpty(data) ? <EmptyState {...empty} /> : children(data)}
    </View>
  );
}

function panelOf(problem: LoadProblem, error: unknown, retry: () => void): EmptyStateProps {
  const again = { action: '重新加载', onAction: retry };
  const requestId = error instanceof ProblemError && error.requestId ? `\n编号 ${error.requestId}` : '';
  switch (problem) {
    case 'offline':
      return { icon: 'cloud', title: '网络不可用', note: '请检查网络后重试', ...again };
    case 'denied':
      // Not a lack of rights: what it is stands in the server's own words.
      if (error instanceof ProblemError && error.code !== 'access.denied') return { icon: 'lock', title: '暂时不能使用', note: messageOf(error) + requestId, ...again };
      return { icon: 'lock', title: '没有查看权限', note: '如工作需要，请联系所在党组织的党务专员' };
    case 'missing':
      return { icon: 'search', title: '内容不存在', note: '可能已被删除，或不在您的管理范围内' };
    case 'signed-out':
      return { icon: 'person', title: '请先登录', action: '登录', onAction: retry };
    default:
      return { icon: 'alert', title: '加载失败', note: messageOf(error) + requestId, ...again };
  }
}
