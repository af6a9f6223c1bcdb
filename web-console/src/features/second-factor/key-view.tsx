import type { SecondFactorKey } from '@xianfeng/shared-types';
import { Flex, QRCode, Typography } from 'antd';

/** The key for the authenticator, to be scanned or typed. */
export function KeyView({ otpauthUri, secret }: SecondFactorKey) {
  return (
    <Flex vertical align="center" gap={8}>
      <QRCode value={otpauthUri} size={180} color="#000000" bgColor="#ffffff" />
      <Typography.Text type="secondary">不能扫码时，可手工输入密钥</Typography.Text>
      <Typography.Text code copyable style={{ wordBreak: 'break-all', textAlign: 'center' }}>
        {secret}
      </Typography.Text>
    </Flex>
  );
}
