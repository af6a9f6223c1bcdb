import { useShareAppMessage } from '@tarojs/taro';
import { isOpenBill } from '@xianfeng/client-core';
import type { ConsentLink, DuesConsent, IsoMonth, MyDues } from '@xianfeng/shared-types';
import { useState } from 'react';
import { loadMyDues } from '@/features/dues/api';
import { ConsentCard } from '@/features/dues/components/consent-card';
import { useLoad, useReloadOnShow, useSandboxShare } from '@/shared/hooks';
import { Button, EmptyState, LoadedPage, NoticeBar, SectionTitle } from '@/shared/ui';
import { LinkSheet } from './link-sheet';
import { PayerForm } from './payer-form';
import { relativeCard } from './relative-card';

interface Sharing {
  consent: DuesConsent;
  link: ConsentLink;
}

/** 代交: who may pay for me, with the branch's consent, and the link for a relative. */
export default function PayersPage() {
  const state = useLoad(() => loadMyDues(), []);
  const [naming, setNaming] = useState(false);
  const [sharing, setSharing] = useState<Sharing | null>(null);
  useReloadOnShow(state);
  const card = () => relativeCard(sharing && { memberName: sharing.consent.member.name, page: sharing.link.page });
  useShareAppMessage(card);
  useSandboxShare(card);
  const done = () => {
    setNaming(false);
    void state.reload();
  };
  return (
    <LoadedPage
      state={state}
      skeleton="cards"
      footer={state.data?.allowedActions.includes('name_payer') && !naming && <Button block kind={state.data.consents.some(({ allowedActions }) => allowedActions.includes('link')) ? 'secondary' : 'primary'} onClick={() => setNaming(true)}>请人代交</Button>}
    >
      {({ consents, payFor, month, arrears, current, prepay }) => (
        <>
          <NoticeBar>经支部同意，家人或其他党员可以代您交党费，凭证上写明两个人的名字。单位和组织不能代交、垫交。</NoticeBar>
          {naming && <PayerForm firstMonth={firstToPay({ month, arrears, current, prepay })} onDone={done} onCancel={() => setNaming(false)} />}
          {consents.length === 0 && !naming && <EmptyState icon="people" title="没有代交人" note="需要时点下面的“请人代交”，支部同意后生效" />}
          {consents.map((consent) => <ConsentCard key={consent.id} consent={consent} onLink={(link) => setSharing({ consent, link })} onChanged={() => void state.reload()} />)}
          {payFor.length > 0 && <SectionTitle title="我可以代交" />}
          {payFor.map((consent) => <ConsentCard key={consent.id} consent={consent} onChanged={() => void state.reload()} />)}
          {sharing && <LinkSheet payerName={sharing.consent.payer.name} link={sharing.link} card={card()} onClose={() => setSharing(null)} />}
        </>
      )}
    </LoadedPage>
  );
}

/** The oldest month that somebody may be asked to pay. */
function firstToPay({ month, arrears, current, prepay }: Pick<MyDues, 'month' | 'arrears' | 'current' | 'prepay'>): IsoMonth {
  if (arrears.length > 0) return arrears[0].month;
  return current && !isOpenBill(current) && prepay.length > 0 ? prepay[0].month : month;
}
