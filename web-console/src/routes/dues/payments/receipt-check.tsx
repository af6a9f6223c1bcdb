import { monthsText } from '@xianfeng/client-core';
import { CASH_RETURN_WAYS, duesPaymentsApi, PAYER_KIND_LABELS, PAYMENT_METHOD_LABELS, type Receipt } from '@xianfeng/shared-types';
import { Alert, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { download, ProblemError, useApi } from '@/shared/api';
import { dateText, dateTimeText } from '@/shared/format';
import { Facts, PrintButton, QueryView, Section } from '@/shared/ui';
import { Money } from '../parts/money';

/** Whether a receipt that somebody shows is real. */
export function ReceiptCheck() {
  const [code, setCode] = useState('');
  const query = useApi(duesPaymentsApi.verifyReceipt, { params: { code } }, { enabled: code !== '' });
  const unknown = query.error instanceof ProblemError && query.error.status === 404;
  return (
    <Section title="按验证码查验电子党费证" size="small">
      <Typography.Paragraph type="secondary">验证码印在电子党费证下方。任何支部出具的都可以查验。</Typography.Paragraph>
      <Input.Search aria-label="验证码" placeholder="输入验证码" enterButton="查验" style={{ maxWidth: 420, marginBottom: 16 }} loading={query.isFetching} onSearch={(text) => setCode(text.trim())} />
      {code !== '' && unknown && <Alert type="error" showIcon title="没有这张党费证" description="请核对验证码；仍查不到的，不是本系统出具的党费证。" />}
      {code !== '' && !unknown && <QueryView query={query}>{(receipt) => <Real receipt={receipt} />}</QueryView>}
    </Section>
  );
}

function Real({ receipt }: { receipt: Receipt }) {
  const { id, number, memberName, payerName, payerKind, months, extraFen, amountFen, amountWords, refundedFen, method, paidAt, collector, transactionId, orderId, cashReturn } = receipt;
  return (
    <Flex vertical gap={16}>
      <Alert type="success" showIcon title="这张党费证是真的" />
      <Facts
        labelWidth={120}
        facts={[
          ['编号', number], ['党员', memberName], ['交款人', payerKind === 'self' ? '本人' : `${payerName}（${PAYER_KIND_LABELS[payerKind]}）`], ['月份', monthsText(months)],
          ['金额（元）', <span key="fen"><Money fen={amountFen} strong />{` ${amountWords}`}</span>], ['其中自愿多交', extraFen > 0 && <Money key="extra" fen={extraFen} />],
          ['其中已退还', refundedFen > 0 && <Money key="refunded" fen={refundedFen} />],
          ['退还方式', cashReturn && [CASH_RETURN_WAYS[cashReturn.way], dateText(cashReturn.on), cashReturn.slip && `银行回单 ${cashReturn.slip}`].filter(Boolean).join('，')], ['交纳方式', PAYMENT_METHOD_LABELS[method]], ['交纳时间', dateTimeText(paidAt)], ['收缴支部', collector.name],
          ['微信支付订单号', transactionId], ['订单', orderId && <Link key="order" to={`/dues/payments?view=orders&order=${orderId}`}>查看订单</Link>],
        ]}
      />
      <div><PrintButton take={() => download(duesPaymentsApi.printReceipt, { params: { id } })} /></div>
    </Flex>
  );
}
