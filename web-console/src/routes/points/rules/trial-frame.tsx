import { ExperimentOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  hint: string;
  /** What a trial needs first. */
  choice?: ReactNode;
  empty: string;
  busy: boolean;
  disabled?: boolean;
  /** The words have changed since. */
  outdated: boolean;
  onTry: () => void;
  /** What the trial said; nothing before the first one. */
  children: ReactNode;
}

/** The trial of a rule beside its editor. */
export function TrialFrame({ hint, choice, empty, busy, disabled, outdated, onTry, children }: Props) {
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{hint}</Typography.Text>
      <Flex gap={12} align="center" justify={choice ? 'space-between' : 'flex-end'}>
        {choice}
        <Button icon={<ExperimentOutlined />} loading={busy} disabled={disabled} onClick={onTry}>
          试算
        </Button>
      </Flex>
      {outdated && <Alert type="warning" showIcon title="规则内容又有修改，下面是修改前的试算结果，请重新试算" />}
      {children ?? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
    </Flex>
  );
}
