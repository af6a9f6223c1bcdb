import type { ConsoleLogin } from '@xianfeng/shared-types';
import { Card, Flex, Tabs, Typography } from 'antd';
import { useState } from 'react';
import { useSession } from '@/shared/session';
import icon from '@/shared/ui/icon.svg';
import { EnrolForm } from './enrol-form';
import { ScanPanel } from './scan-panel';
import { SecondFactorForm } from './second-factor-form';
import { SmsForm } from './sms-form';
import './login-page.css';

type Step = Exclude<ConsoleLogin, { status: 'ok' }> | { status: 'begin' };

/** The door: with the phone's WeChat, or with a code by SMS; then, where the post calls for it, the second factor. */
export default function LoginPage() {
  const { accept } = useSession();
  const [step, setStep] = useState<Step>({ status: 'begin' });
  const go = (login: ConsoleLogin) => (login.status === 'ok' ? accept(login) : setStep(login));
  const again = () => setStep({ status: 'begin' });
  return (
    <main className="login">
      <Card className="login-card">
        <Flex align="center" gap={12} style={{ marginBottom: 16 }}>
          <img src={icon} alt="" width={40} height={40} />
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
            先锋智慧党建
          </Typography.Title>
        </Flex>
        {step.status === 'begin' && (
          <Tabs
            centered
            destroyOnHidden
            items={[
              { key: 'scan', label: '微信扫码', children: <ScanPanel onLogin={go} /> },
              { key: 'sms', label: '短信验证码', children: <SmsForm onLogin={go} /> },
            ]}
          />
        )}
        {step.status === 'secondFactor' && <SecondFactorForm ticket={step.ticket} onLogin={go} onCancel={again} />}
        {step.status === 'enrolRequired' && <EnrolForm ticket={step.ticket} onLogin={go} onCancel={again} />}
      </Card>
    </main>
  );
}
