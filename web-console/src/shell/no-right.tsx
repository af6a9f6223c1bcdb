import { Result } from 'antd';
import { ConsolePage } from '@/shared/ui';

/** The page exists, but isn't for this officer. */
export function NoRight({ title }: { title: string }) {
  return (
    <ConsolePage title={title}>
      <Result status="403" title="没有权限" subTitle="您的岗位不包含这项工作。如确需使用，请联系授权给您的党务工作者。" />
    </ConsolePage>
  );
}
