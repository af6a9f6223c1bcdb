import { authApi, consoleAuthApi, type ConsoleLogin } from '@xianfeng/shared-types';
import { Alert, Button, Form, Input, Space } from 'antd';
import { useEffect, useState } from 'react';
import { callPublic, messageOf, ProblemError } from '@/shared/api';
import { showAtFields } from '@/shared/ui';

interface Values {
  phone: string;
  smsCode: string;
  name?: string;
}

const PHONE = { pattern: /^1\d{10}$/, message: '请输入 11 位手机号' };

/** Phone and code; the name too where several members share the phone. */
export function SmsForm({ onLogin }: { onLogin: (login: ConsoleLogin) => void }) {
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [needsName, setNeedsName] = useState(false);
  const [wait, setWait] = useState(0);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = window.setTimeout(() => setWait(wait - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [wait]);

  const tell = (error: unknown) => {
    if (error instanceof ProblemError && error.meta.nameRequired) setNeedsName(true);
    showAtFields(form, error);
    setProblem(messageOf(error));
  };

  const send = async () => {
    const { phone } = await form.validateFields(['phone']);
    try {
      setProblem(null);
      setWait((await callPublic(authApi.sendSms, { body: { phone, purpose: 'login' } })).resendInSeconds);
    } catch (error) {
      tell(error);
    }
  };

  const submit = async (values: Values) => {
    setBusy(true);
    setProblem(null);
    try {
      onLogin(await callPublic(consoleAuthApi.smsLogin, { body: values }));
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
      {problem && <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} role="alert" />}
      <Form.Item name="phone" label="手机号" rules={[{ required: true, message: '请输入手机号' }, PHONE]}>
        <Input size="large" autoFocus inputMode="tel" maxLength={11} autoComplete="tel" placeholder="名册中登记的手机号" />
      </Form.Item>
      <Form.Item label="短信验证码" required>
        <Space.Compact block>
          <Form.Item name="smsCode" noStyle rules={[{ required: true, message: '请输入短信验证码' }]}>
            <Input size="large" inputMode="numeric" maxLength={6} autoComplete="one-time-code" aria-label="短信验证码" />
          </Form.Item>
          <Button size="large" disabled={wait > 0} onClick={() => void send()}>
            {wait > 0 ? `${wait} 秒后重发` : '获取验证码'}
          </Button>
        </Space.Compact>
      </Form.Item>
      {needsName && (
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '这个手机号有多名党员使用，请输入姓名' }]}>
          <Input size="large" autoComplete="name" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        登录
      </Button>
    </Form>
  );
}
