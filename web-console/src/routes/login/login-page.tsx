import { Card, Flex, Typography } from 'antd';
import icon from '@/shared/ui/icon.svg';
import { SmsForm } from './sms-form';
import './login-page.css';

/** The door: with the phone's WeChat, or with a code by SMS. */
export function LoginPage() {
  return (
    <main className="login">
      <Card className="login-card">
        <Flex vertical gap={20}>
          <Flex align="center" gap={12}>
            <img src={icon} alt="" width={40} height={40} />
            <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
              先锋智慧党建
            </Typography.Title>
          </Flex>
          <SmsForm />
        </Flex>
      </Card>
    </main>
  );
}
