import { Button, Flex, Typography } from 'antd';
import type { Pages } from '../api';

interface Props {
  pages: Pick<Pages<unknown>, 'page' | 'next' | 'previous'>;
  /** Narrow lists put the buttons at both ends. */
  spread?: boolean;
}

/** Such a list is a landmark itself. */
const IN_A_LIST = { justify: 'space-between', style: { padding: 8 } };
const BELOW_A_TABLE = { component: 'nav' as const, 'aria-label': '翻页', justify: 'flex-end', style: { marginTop: 12 } };

/** Forward and back through a list of the server; nothing where it has one page. */
export function Pager({ pages: { page, next, previous }, spread }: Props) {
  if (!next && !previous) return null;
  return (
    <Flex align="center" gap={12} {...(spread ? IN_A_LIST : BELOW_A_TABLE)}>
      <Button size="small" disabled={!previous} onClick={() => previous?.()}>
        上一页
      </Button>
      <Typography.Text type="secondary">第 {page} 页</Typography.Text>
      <Button size="small" disabled={!next} onClick={() => next?.()}>
        下一页
      </Button>
    </Flex>
  );
}
