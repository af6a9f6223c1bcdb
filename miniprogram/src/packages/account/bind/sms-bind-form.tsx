import { authApi, type LoggedIn } from '@xianfeng/shared-types';
import { useState } from 'react';
import { PhoneCodeFields } from '@/features/account/components/phone-code-fields';
import { phoneProblem, smsCodeProblem } from '@/features/account/phone';
import { useMutation } from '@/shared/hooks';
import { ProblemError } from '@/shared/request';
import { callPublic, freshBindTicket } from '@/shared/session';
import { Button, Card, FormField, SectionTitle, TextInput, toast } from '@/shared/ui';

export interface SmsBindFormProps {
  agreed: boolean;
  /** Null when the account turned out to be bound already. */
  onBound: (reply: LoggedIn | null) => void;
}

/** For a member whose number in WeChat is not the one in the roster. */
export function SmsBindForm({ agreed, onBound }: SmsBindFormProps) {
  const [account, setAccount] = useState({ phone: '', smsCode: '' });
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});

  const bind = useMutation(
    async (idempotencyKey, body: { phone: string; smsCode: string; name: string }) => {
      const bindTicket = await freshBindTicket();
      return bindTicket ? callPublic(authApi.bindBySms, { body: { ...body, bindTicket } }, { auth: 'none', idempotencyKey }) : null;
    },
    {
      onDone: onBound,
      onError: (error) => {
        if (!(error instanceof ProblemError && error.code === 'auth.sms_code')) return false;
        setErrors({ smsCode: error.message });
        return true;
      },
    },
  );

  const submit = () => {
    const found = { phone: phoneProblem(account.phone), smsCode: smsCodeProblem(account.smsCode), name: name.trim() ? null : '请输入姓名' };
    const wrong = Object.fromEntries(Object.entries(found).filter((entry): entry is [keyof typeof found, string] => entry[1] !== null));
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    if (agreed) void bind.run({ ...account, name: name.trim() });
    else toast.info('请先阅读并同意个人信息保护说明');
  };

  const shown = { ...errors, ...bind.fieldErrors };
  return (
    <>
      <SectionTitle title="短信验证绑定" />
      <Card>
        <FormField label="姓名" error={shown.name}>
          <TextInput label="姓名" placeholder="与党员名册一致" max={30} onChange={setName} />
        </FormField>
        <PhoneCodeFields purpose="bind" value={account} onChange={setAccount} errors={shown} phoneHint="填写在党员名册中登记的号码" />
        <Button block onClick={submit} loading={bind.running}>绑定</Button>
      </Card>
    </>
  );
}
