import { consoleAuthApi, type LoggedIn } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { callPublic, messageOf } from '@/shared/api';

interface Props {
  ticket: string;
  onLogin: (login: LoggedIn) => void;
  onCancel: () => void;
}

/** The code of the authenticator, or a recovery code. */
export function SecondFactorForm({ ticket, onLogin, onCancel }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async ({ code }: { code: string }) => {
    setBusy(true);
    try {
      onLogin(await callPublic(consoleAuthApi.passSecondFactor, { body: { ticket, code: code.trim() } }));
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { code: string }) => void submit(values)}>
      <Typography.Paragraph>请打开身份验证器，输入 6 位动态码；手机不在身边时可输入恢复码。</Typography.Paragraph>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />}
      <Form.Item name="code" label="动态码或恢复码" rules={[{ required: true, whitespace: true, message: '请输入动态码或恢复码' }]}>
        <Input size="large" autoFocus autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <Flex gap={8}>
        <Button size="large" onClick={onCancel}>
          返回
        </Button>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          登录
        </Button>
      </Flex>
    </Form>
  );
}
