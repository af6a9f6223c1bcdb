import { Alert, Button, Flex, Typography } from 'antd';

interface Props {
  codes: string[];
  onKept: () => void;
}

/** Shown this one time: each code replaces the authenticator once. */
export function RecoveryCodesView({ codes, onKept }: Props) {
  return (
    <Flex vertical gap={16}>
      <Alert type="warning" showIcon title="请把恢复码抄写或打印后妥善保管" description="手机丢失时，每个恢复码可代替动态码使用一次。恢复码只显示这一次。" />
      <ol style={{ columns: 2, margin: 0, fontFamily: 'monospace', lineHeight: 2 }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Typography.Paragraph copyable={{ text: codes.join('\n'), tooltips: ['复制全部', '已复制'] }} style={{ margin: 0 }}>
        复制全部恢复码
      </Typography.Paragraph>
      <Button type="primary" size="large" onClick={onKept}>
        我已保存
      </Button>
    </Flex>
  );
}
