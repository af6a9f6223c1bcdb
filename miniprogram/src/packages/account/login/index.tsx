import { useRouter } from '@tarojs/taro';
import { authApi } from '@xianfeng/shared-types';
import { useState } from 'react';
import { Brand } from '@/features/account/components/brand';
import { PhoneCodeFields } from '@/features/account/components/phone-code-fields';
import { PrivacyConsent } from '@/features/account/components/privacy-consent';
import { phoneProblem, smsCodeProblem } from '@/features/account/phone';
import { useMutation } from '@/shared/hooks';
import { leaveSignIn } from '@/shared/navigation';
import { ProblemError } from '@/shared/request';
import { acceptLogin, callPublic } from '@/shared/session';
import { Card, FormField, Page, PrimaryButton, TextInput } from '@/shared/ui';

/** Login by phone and SMS, for a browser outside WeChat. */
export default function LoginPage() {
  const { from } = useRouter().params;
  const [account, setAccount] = useState({ phone: '', smsCode: '' });
  const [name, setName] = useState('');
  const [nameRequired, setNameRequired] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const login = useMutation(
    (idempotencyKey, body: { phone: string; smsCode: string; name?: string }) => callPublic(authApi.smsLogin, { body }, { auth: 'none', idempotencyKey }),
    {
      onDone: (reply) => {
        acceptLogin(reply);
        leaveSignIn(from);
      },
      onError: (error) => {
        if (!(error instanceof ProblemError)) return false;
        if (error.meta.nameRequired) setNameRequired(true);
        if (error.code === 'auth.sms_code') setErrors({ smsCode: error.message });
        return error.code === 'auth.sms_code';
      },
    },
  );

  const submit = () => {
    const found: Record<string, string | null> = {
      phone: phoneProblem(account.phone),
      smsCode: smsCodeProblem(account.smsCode),
      name: nameRequired && !name.trim() ? '请输入姓名' : null,
      consent: agreed ? null : '请先阅读并同意个人信息保护说明',
    };
    const wrong = Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null));
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) void login.run({ ...account, name: nameRequired ? name.trim() : undefined });
  };

  const shown = { ...errors, ...login.fieldErrors };
  return (
    <Page>
      <Brand note="请使用在党员名册中登记的手机号登录" />
      <Card>
        <PhoneCodeFields purpose="login" value={account} onChange={setAccount} errors={shown} />
        {nameRequired && (
          <FormField label="姓名" error={shown.name} hint="该手机号对应多位党员，请填写您的姓名">
            <TextInput label="姓名" placeholder="请输入姓名" max={30} onChange={setName} />
          </FormField>
        )}
        <FormField label="个人信息保护" error={shown.consent}>
          <PrivacyConsent agreed={agreed} onChange={setAgreed} />
        </FormField>
        <PrimaryButton onClick={submit} loading={login.running}>登录</PrimaryButton>
      </Card>
    </Page>
  );
}
