import { moneyText, monthsText } from '@xianfeng/client-core';
import { loadMyReceipts } from '@/features/dues/api';
import { dateOf, dateText } from '@/shared/format';
import { useInfinite } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { Card, ListEnd, ListRow, LoadedPage, Tag } from '@/shared/ui';

/** Receipts of my dues and of those that I paid for others, the newest first. */
export function ReceiptList() {
  const list = useInfinite((cursor) => loadMyReceipts(cursor), []);
  return (
    <LoadedPage state={list} empty={{ icon: 'doc', title: '还没有电子党费证', note: '每次交费入账后，会在这里生成一份凭证。启用本系统以前交的，以原来的凭据为准。' }}>
      {(receipts) => (
        <>
          <Card flush>
            {receipts.map(({ id, months, amountFen, refundedFen, memberName, payerName, paidAt }) => (
              <ListRow
                key={id}
                icon="doc"
                title={`${months.length > 0 ? monthsText(months) : '自愿多交'} ${moneyText(amountFen)}`}
                note={`${payerName === memberName ? '' : `${payerName}代${memberName}交 · `}${dateText(dateOf(paidAt))}`}
                value={refundedFen > 0 ? <Tag tone="blue">{refundedFen < amountFen ? '部分已退' : '已退款'}</Tag> : undefined}
                onClick={() => go('duesReceipt', { id })}
              />
            ))}
          </Card>
          <ListEnd list={list} />
        </>
      )}
    </LoadedPage>
  );
}
