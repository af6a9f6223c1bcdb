import { Button, Result, Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { messageOf, NetworkError, ProblemError } from '../api';

function wordsOf(error: unknown): { status: '403' | '404' | 'warning'; title: string; subTitle: string } {
  if (error instanceof ProblemError && error.status === 403) return { status: '403', title: '没有权限', subTitle: `${error.message}。如确需查看，请联系授权给您的党务工作者。` };
  if (error instanceof ProblemError && error.status === 404) return { status: '404', title: '没有找到', subTitle: '内容可能已被移走，或不在您的管理范围内。' };
  if (error instanceof NetworkError) return { status: 'warning', title: '网络不可用', subTitle: '请检查网络后重试，已填写的内容不会丢失。' };
  const id = error instanceof ProblemError && error.requestId ? `（请求编号 ${error.requestId}）` : '';
  return { status: 'warning', title: '暂时无法显示', subTitle: `${messageOf(error)}${id}` };
}

/** What went wrong and the way on. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { status, title, subTitle } = wordsOf(error);
  return <Result status={status} title={title} subTitle={subTitle} extra={retry && status === 'warning' && <Button onClick={retry}>重试</Button>} />;
}

interface Props<T> {
  query: UseQueryResult<T>;
  /** As large as what will come, so that nothing jumps. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows the answer to a question, and until then why there is none. */
export function QueryView<T>({ query, skeleton = <Skeleton active paragraph={{ rows: 6 }} />, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton}</>;
}
