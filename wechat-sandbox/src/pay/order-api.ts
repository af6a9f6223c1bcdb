import type { PayCall } from './api';
import type { PayOrder } from './model';
import { readOrderRequest } from './order-request';
import type { Pay } from './pay';
import { PayError, paramError } from './pay-error';
import { transactionView } from './transaction-view';

/** 下单、查询、关闭. */
export function orderApis(pay: Pay) {
  return [
    { name: 'create', method: 'POST' as const, url: '/v3/pay/transactions/jsapi', subject: ({ body }: PayCall) => body['out_trade_no'], handle: (call: PayCall) => create(pay, call) },
    { name: 'query', method: 'GET' as const, url: '/v3/pay/transactions/out-trade-no/:no', subject: ({ params }: PayCall) => params['no'], handle: (call: PayCall) => queryByNumber(pay, call) },
    { name: 'query', method: 'GET' as const, url: '/v3/pay/transactions/id/:id', subject: ({ params }: PayCall) => params['id'], handle: (call: PayCall) => queryById(pay, call) },
    { name: 'close', method: 'POST' as const, url: '/v3/pay/transactions/out-trade-no/:no/close', subject: ({ params }: PayCall) => params['no'], handle: (call: PayCall) => close(pay, call) },
  ];
}

/** Errors: PARAM_ERROR, MCH_NOT_EXISTS, APPID_MCHID_NOT_MATCH, OPENID_MISMATCH, and those of a number used before. */
function create(pay: Pay, { body }: PayCall) {
  const request = readOrderRequest(body, pay.clock.now());
  checkMerchant(pay, request.mchid);
  if (request.appid !== pay.appid) throw new PayError('APPID_MCHID_NOT_MATCH');
  if (!pay.knowsOpenid(request.openid)) throw new PayError('OPENID_MISMATCH');
  return { prepay_id: pay.orders.create(request) };
}

function queryByNumber(pay: Pay, { params, query }: PayCall) {
  checkMerchant(pay, query['mchid'], 'query');
  return view(pay, pay.orders.get(params['no']!));
}

function queryById(pay: Pay, { params, query }: PayCall) {
  checkMerchant(pay, query['mchid'], 'query');
  const order = pay.store.orderOfTransaction(params['id']!);
  if (!order) throw new PayError('ORDER_NOT_EXIST');
  return view(pay, order);
}

function close(pay: Pay, { params, body }: PayCall) {
  checkMerchant(pay, body['mchid']);
  pay.orders.close(pay.orders.get(params['no']!));
  return null;
}

function checkMerchant(pay: Pay, mchid: unknown, location = 'body'): void {
  if (!mchid) throw paramError('mchid', '', '缺少必填字段“mchid”', location);
  if (mchid !== pay.options.mchid) throw new PayError('MCH_NOT_EXISTS');
}

const view = (pay: Pay, order: PayOrder) => transactionView(order, pay.orders.stateOf(order));
