import { consoleAuthApi, type EnrolledLogin, type LoggedIn, type SecondFactorKey } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { KeyView, RecoveryCodesView } from '@/features/second-factor';
import { callPublic, messageOf } from '@/shared/api';

interface Props {
  ticket: string;
  onLogin: (login: LoggedIn) => void;
  onCancel: () => void;
}

/** A post that calls for two-step verification sets it up before the first log-in. */
export function EnrolForm({ ticket, onLogin, onCancel }: Props) {
  const [key, setKey] = useState<SecondFactorKey | null>(null);
  const [login, setLogin] = useState<EnrolledLogin | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let left = false;
    callPublic(consoleAuthApi.enrolAtLogin, { body: { ticket } }).then(
      (made) => !left && setKey(made),
      (error: unknown) => !left && setProblem(messageOf(error)),
    );
    return () => {
      left = true;
    };
  }, [ticket]);

  const confirm = async ({ code }: { code: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      setLogin(await callPublic(consoleAuthApi.confirmAtLogin, { body: { ticket, code: code.trim() } }));
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  if (login) return <RecoveryCodesView codes={login.recoveryCodes} onKept={() => onLogin(login)} />;
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: { code: string }) => void confirm(values)}>
      <Typography.Paragraph>您的岗位需要两步验证。请用身份验证器扫描下面的二维码，再输入它显示的 6 位动态码。</Typography.Paragraph>
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginBottom: 16 }} />}
      {key ? <KeyView {...key} /> : <Skeleton active />}
      <Form.Item name="code" label="动态码" style={{ marginTop: 16 }} rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: '请输入 6 位动态码' }]}>
        <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      <Flex gap={8}>
        <Button size="large" onClick={onCancel}>
          返回
        </Button>
        <Button type="primary" htmlType="submit" size="large" block disabled={!key} loading={busy}>
          开启并登录
        </Button>
      </Flex>
    </Form>
  );
}
