import { moneyText } from '@xianfeng/client-core';
import { useState } from 'react';
import { loadMine } from '@/features/account/api';
import { DevClockRow } from '@/features/account/components/dev-clock-row';
import { DutiesSheet } from '@/features/account/components/duties-sheet';
import { ManageSection } from '@/features/account/components/manage-section';
import { ProfileCard } from '@/features/account/components/profile-card';
import { useScanCode } from '@/features/account/use-scan-code';
import { useCareMode } from '@/shared/care';
import { scoreText } from '@/shared/format';
import { useLoad, useReloadOnShow } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { environmentNow } from '@/shared/session';
import { Card, ListRow, LoadedPage, SwitchRow } from '@/shared/ui';

/** 我的: who I am, my points, dues and work, settings, and what my roles open; one round trip. */
export default function MinePage() {
  const state = useLoad(loadMine, []);
  const care = useCareMode();
  const scanCode = useScanCode();
  const [duties, setDuties] = useState(false);
  useReloadOnShow(state);
  return (
    <LoadedPage state={state} skeleton="cards">
      {({ me, points, dues, unread }) => (
        <>
          <ProfileCard me={me} />
          <Card flush>
            <ListRow
              icon="chart"
              title="我的积分"
              note="每一笔都有说明"
              value={`${Number(points.month.slice(5))} 月 ${scoreText(points.totalCenti)} 分`}
              onClick={() => go('points')}
            />
            <ListRow
              icon="yuan"
              title="我的党费"
              note="交费、电子党费证"
              value={dues.months > 0 ? `待交 ${moneyText(dues.owedFen)}` : undefined}
              onClick={() => go('dues')}
            />
            <ListRow icon="doc" title="我的案例" onClick={() => go('caseMine')} />
            <ListRow icon="star" title="我的收藏" onClick={() => go('caseFavourites')} />
            <ListRow icon="flag" title="支部借鉴" onClick={() => go('caseAdoptions')} />
          </Card>
          <ManageSection permissions={me.permissions} />
          <Card flush>
            {environmentNow()?.platform.inWechat && <ListRow icon="scan" title="扫一扫登录电脑端" onClick={scanCode} />}
            <ListRow icon="person" title="我的职责" note="按角色列出，注明出处" onClick={() => setDuties(true)} />
            <ListRow icon="inbox" title="消息" value={unread > 0 ? `${unread} 条未读` : undefined} onClick={() => go('inbox')} />
            <SwitchRow icon="search" title="关怀模式" note="更大的文字和按钮" on={care.on} onChange={care.set} />
            <ListRow icon="settings" title="设置" note="账号、登录设备" onClick={() => go('settings')} />
          </Card>
          {environmentNow()?.config.sandboxUrl && <DevClockRow />}
          <DutiesSheet open={duties} onClose={() => setDuties(false)} />
        </>
      )}
    </LoadedPage>
  );
}
