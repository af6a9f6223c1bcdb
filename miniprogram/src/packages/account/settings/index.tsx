import { authApi } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useCareMode } from '@/shared/care';
import { useMutation } from '@/shared/hooks';
import { openSignIn } from '@/shared/navigation';
import { call } from '@/shared/request';
import { environmentNow, forgetSession, logout, useMe } from '@/shared/session';
import { Button, Card, ConfirmDialog, ListRow, Page, SectionTitle, SwitchRow } from '@/shared/ui';
import { SessionList } from './session-list';

type Question = 'logout' | 'unbind' | null;

export default function SettingsPage() {
  const me = useMe();
  const care = useCareMode();
  const [asking, setAsking] = useState<Question>(null);
  const inWechat = environmentNow()?.platform.inWechat ?? false;

  const leave = useMutation(() => logout(), { onDone: () => openSignIn('login') });
  const unbind = useMutation(() => call(authApi.unbindMine), {
    onDone: () => {
      forgetSession();
      openSignIn(inWechat ? 'bind' : 'login');
    },
  });

  return (
    <Page>
      <SectionTitle title="显示" />
      <Card flush>
        <SwitchRow title="关怀模式" note="更大的文字和按钮" on={care.on} onChange={care.set} />
      </Card>
      <SectionTitle title="账号" />
      <Card flush>
        <ListRow title="姓名" value={me?.member.name ?? ''} />
        <ListRow title="手机号" value={me ? (me.member.maskedPhone ?? '未登记') : ''} />
        <ListRow title="所在党组织" value={me?.member.orgName ?? ''} />
        <ListRow
          title="微信"
          value={me ? (me.wechatBound ? '已绑定' : '未绑定') : ''}
          onClick={me?.wechatBound ? () => setAsking('unbind') : undefined}
          note={me?.wechatBound ? '点这里解除绑定' : undefined}
        />
      </Card>
      <SectionTitle title="登录设备" />
      <SessionList />
      {/* Inside WeChat the account is the login: leaving would only log in again. */}
      {!inWechat && <Button block onClick={() => setAsking('logout')}>退出登录</Button>}
      <ConfirmDialog open={asking === 'logout'} title="退出登录？" confirmText="退出" loading={leave.running} onConfirm={() => void leave.run()} onCancel={() => setAsking(null)} />
      <ConfirmDialog open={asking === 'unbind'} title="解除微信绑定？" confirmText="解除绑定" danger loading={unbind.running} onConfirm={() => void unbind.run()} onCancel={() => setAsking(null)}>
        解除后将退出该微信的所有登录。再次使用时需重新确认党员身份。
      </ConfirmDialog>
    </Page>
  );
}
