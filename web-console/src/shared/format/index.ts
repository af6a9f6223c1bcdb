export { agoText, clockText, dateOf, dateText, dateTimeText, monthText, scoreText, signedScore } from '@xianfeng/client-core';
export { shiftMonth, thisMonth, thisYear, today } from './today';
