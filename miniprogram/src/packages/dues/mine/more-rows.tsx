import { moneyText, payerText, spanText } from '@xianfeng/client-core';
import type { MyDues } from '@xianfeng/shared-types';
import { useState } from 'react';
import { ExplanationLines } from '@/features/dues/components/explanation-lines';
import { ReliefRow } from '@/features/dues/components/relief-row';
import { go } from '@/shared/navigation';
import { Card, ListRow, SectionTitle, Sheet } from '@/shared/ui';

/** How the amount comes about, receipts, and what may be asked for. */
export function MoreRows({ dues: { explanation, reliefs, consents, payFor, allowedActions } }: { dues: MyDues }) {
  const [explaining, setExplaining] = useState(false);
  const running = consents.filter(({ status }) => status === 'requested' || status === 'agreed');
  return (
    <>
      <Card flush>
        {explanation && <ListRow icon="info" title="算法说明" note="基数、比例和依据" value={`每月 ${moneyText(explanation.dueFen)}`} onClick={() => setExplaining(true)} />}
        <ListRow icon="doc" title="电子党费证" note="每次交费的凭证" onClick={() => go('duesReceipt')} />
        <ListRow icon="clock" title="交费记录" onClick={() => go('duesOrder')} />
        <ListRow icon="chart" title="党费去哪了" note="支部收支、上缴与公示" onClick={() => go('duesFlow')} />
      </Card>
      {payFor.length > 0 && (
        <>
          <SectionTitle title="我可以代交" />
          <Card flush>
            {payFor.map(({ id, member, fromMonth, toMonth }) => (
              <ListRow key={id} icon="people" title={member.name} note={spanText(fromMonth, toMonth)} value="代交" onClick={() => go('duesPay', { consent: id })} />
            ))}
          </Card>
        </>
      )}
      <SectionTitle title="需要时" />
      <Card flush>
        {reliefs.map((relief) => <ReliefRow key={relief.id} relief={relief} onClick={() => go('duesRelief', { id: relief.id })} />)}
        {allowedActions.includes('apply_relief') && <ListRow icon="edit" title="申请少交或免交" note={explanation?.kind === 'retired' ? '生活有困难时，由支部研究同意' : '生活有困难时，由支部研究、上级党委批准'} onClick={() => go('duesRelief')} />}
        <ListRow
          icon="people"
          title="请家人或其他党员代交"
          note={running.length > 0 ? running.map(({ payer }) => payerText(payer)).join('、') : '经支部同意后可以代交'}
          onClick={() => go('duesPayers')}
        />
      </Card>
      <Sheet open={explaining} title="算法说明" onClose={() => setExplaining(false)}>{explanation && <ExplanationLines explanation={explanation} />}</Sheet>
    </>
  );
}
