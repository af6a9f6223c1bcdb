import { createHash } from 'node:crypto';

/** The openid of a demo member, the same on every machine: the sandbox knows those of the cast by it. */
export const demoOpenid = (memberNo: number): string => `o${createHash('sha256').update(`demo:${memberNo}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 27)}`;

/** 微信支付订单号 of the nth payment: 28 digits, as WeChat's. */
export const demoTransactionId = (day: string, nth: number): string => `4200001921${day.replaceAll('-', '')}${String(nth).padStart(10, '0')}`;
