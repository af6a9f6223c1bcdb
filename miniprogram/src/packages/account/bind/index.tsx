import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { authApi, type LoggedIn } from '@xianfeng/shared-types';
import { useState } from 'react';
import { Brand } from '@/features/account/components/brand';
import { PrivacyConsent } from '@/features/account/components/privacy-consent';
import { useMutation } from '@/shared/hooks';
import { leaveSignIn } from '@/shared/navigation';
import { RefusedByUser } from '@/shared/platform';
import { acceptLogin, callPublic, environment, environmentNow, freshBindTicket } from '@/shared/session';
import { messageOf } from '@/shared/request';
import { Button, Card, NoticeBar, Page, PrimaryButton, toast } from '@/shared/ui';
import { SmsBindForm } from './sms-bind-form';

/** Ties the WeChat account to a member of the roster, once. */
export default function BindPage() {
  const { from } = useRouter().params;
  const [agreed, setAgreed] = useState(false);
  const [byHand, setByHand] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const enter = (reply: LoggedIn | null) => {
    if (reply) acceptLogin(reply);
    leaveSignIn(from);
  };

  const bindByWechatPhone = useMutation(
    async (idempotencyKey, detail?: { code?: string; errMsg?: string }) => {
      const { platform } = await environment();
      // The ticket first: a login after the phone code was given would not harm it, but a refused login would waste it.
      const bindTicket = await freshBindTicket();
      if (!bindTicket) return null;
      const phoneCode = await platform.getPhoneNumber(detail);
      return callPublic(authApi.bindByPhone, { body: { bindTicket, phoneCode } }, { auth: 'none', idempotencyKey });
    },
    {
      onDone: enter,
      onError: (error) => {
        setByHand(true);
        // It stays on the page: what to do about it takes longer to read than a toast is shown.
        setRefusal(error instanceof RefusedByUser ? '未授权手机号，可在下面改用短信验证绑定。' : messageOf(error));
        return true;
      },
    },
  );

  const withConsent = (work: () => void) => () => (agreed ? work() : toast.info('请先阅读并同意个人信息保护说明'));
  // WeChat opens its own sheet on the tap itself, so there the button becomes one only after consent.
  const nativeButton = agreed && environmentNow()?.platform.kind === 'weapp';

  return (
    <Page>
      <Brand note="首次使用，请确认您的党员身份" />
      <Card>
        <PrivacyConsent agreed={agreed} onChange={setAgreed} />
        {nativeButton ? (
          <PrimaryButton openType="getPhoneNumber" loading={bindByWechatPhone.running} onGetPhoneNumber={(detail) => void bindByWechatPhone.run(detail)}>
            微信手机号一键绑定
          </PrimaryButton>
        ) : (
          <PrimaryButton loading={bindByWechatPhone.running} onClick={withConsent(() => void bindByWechatPhone.run())}>微信手机号一键绑定</PrimaryButton>
        )}
        {!byHand && <View><Button kind="text" block onClick={() => setByHand(true)}>使用其他手机号</Button></View>}
      </Card>
      {refusal && <NoticeBar tone="gold">{refusal}</NoticeBar>}
      {byHand && <SmsBindForm agreed={agreed} onBound={enter} />}
      <View className="brand__foot">这里只供本单位党员使用。别人分享给您的案例，不绑定也能看公开摘要。</View>
    </Page>
  );
}
