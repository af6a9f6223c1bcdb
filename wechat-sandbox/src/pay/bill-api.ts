import { PayFile, type PayCall } from './api';
import type { Pay } from './pay';
import { paramError } from './pay-error';
import type { TradeBillType } from './trade-bill';

const TRADE_TYPES = ['ALL', 'SUCCESS', 'REFUND'];
const ACCOUNTS = ['BASIC', 'OPERATION', 'FEES'];

function choice({ query }: PayCall, name: string, values: string[], fallback: string): string {
  const value = query[name] ?? fallback;
  if (!values.includes(value)) throw paramError(name, value, `“${name}”应为 ${values.join('、')}`, 'query');
  return value;
}

const isZipped = (call: PayCall): boolean => choice(call, 'tar_type', ['GZIP', ''], '') === 'GZIP';
const dateOf = ({ query }: PayCall): string => query['bill_date'] ?? '';

/** 申请交易账单、申请资金账单、下载账单. */
export function billApis(pay: Pay) {
  const applied = ({ origin }: PayCall, { hash, token }: { hash: string; token: string }) => {
    return { hash_type: 'SHA1', hash_value: hash, download_url: `${origin}/v3/billdownload/file?token=${token}` };
  };
  return [
    {
      name: 'bills',
      method: 'GET' as const,
      url: '/v3/bill/tradebill',
      subject: dateOf,
      handle: async (call: PayCall) => applied(call, await pay.bills.trade(dateOf(call), choice(call, 'bill_type', TRADE_TYPES, 'ALL') as TradeBillType, isZipped(call))),
    },
    {
      name: 'bills',
      method: 'GET' as const,
      url: '/v3/bill/fundflowbill',
      subject: dateOf,
      handle: async (call: PayCall) => applied(call, await pay.bills.fundFlow(dateOf(call), choice(call, 'account_type', ACCOUNTS, 'BASIC'), isZipped(call))),
    },
    {
      name: 'download',
      method: 'GET' as const,
      url: '/v3/billdownload/file',
      subject: ({ query }: PayCall) => query['token'],
      handle: ({ query }: PayCall) => {
        const { bytes, gzip } = pay.bills.download(query['token'] ?? '');
        return new PayFile(bytes, gzip ? 'application/gzip' : 'text/plain; charset=utf-8');
      },
    },
  ];
}
