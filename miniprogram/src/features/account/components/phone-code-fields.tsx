import type { SmsPurpose } from '@xianfeng/shared-types';
import { useState } from 'react';
import { Button, FormField, TextInput } from '@/shared/ui';
import { phoneProblem } from '../phone';
import { useSmsCode } from '../use-sms-code';

export interface PhoneCode {
  phone: string;
  smsCode: string;
}

export interface PhoneCodeFieldsProps {
  purpose: SmsPurpose;
  value: PhoneCode;
  onChange: (value: PhoneCode) => void;
  errors: Partial<Record<keyof PhoneCode, string>>;
  phoneHint?: string;
}

/** Phone number and the code that is sent to it. */
export function PhoneCodeFields({ purpose, value, onChange, errors, phoneHint }: PhoneCodeFieldsProps) {
  const sms = useSmsCode(purpose);
  const [phoneError, setPhoneError] = useState<string | null>(null);
  const ask = () => {
    const problem = phoneProblem(value.phone);
    setPhoneError(problem);
    if (!problem) sms.send(value.phone);
  };
  const askButton = (
    <Button onClick={ask} loading={sms.sending} disabled={sms.waitSeconds > 0}>
      {sms.waitSeconds > 0 ? `${sms.waitSeconds} 秒后重发` : '获取验证码'}
    </Button>
  );
  return (
    <>
      <FormField label="手机号" error={phoneError ?? errors.phone} hint={phoneHint}>
        <TextInput
          type="number"
          max={11}
          label="手机号"
          placeholder="请输入手机号"
          onChange={(phone) => {
            setPhoneError(null);
            onChange({ ...value, phone });
          }}
        />
      </FormField>
      <FormField label="短信验证码" error={errors.smsCode} side={askButton}>
        <TextInput type="number" max={6} label="短信验证码" placeholder="6 位数字" onChange={(smsCode) => onChange({ ...value, smsCode })} />
      </FormField>
    </>
  );
}
