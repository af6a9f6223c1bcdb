export { agoText, clockText, dateOf, dateText, dateTimeText, monthText, scoreText, signedScore } from '@xianfeng/client-core';
