import type { PayCall } from './api';
import type { Pay } from './pay';
import { readRefundRequest } from './refund-request';
import { refundView } from './refund-view';

/** 退款、查询退款. */
export function refundApis(pay: Pay) {
  return [
    {
      name: 'refund',
      method: 'POST' as const,
      url: '/v3/refund/domestic/refunds',
      subject: ({ body }: PayCall) => body['out_refund_no'],
      handle: ({ body }: PayCall) => refundView(pay.refunds.create(readRefundRequest(body))),
    },
    {
      name: 'query-refund',
      method: 'GET' as const,
      url: '/v3/refund/domestic/refunds/:no',
      subject: ({ params }: PayCall) => params['no'],
      handle: ({ params }: PayCall) => refundView(pay.refunds.get(params['no']!)),
    },
  ];
}
