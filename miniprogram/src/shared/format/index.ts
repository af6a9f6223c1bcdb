export { agoText, clockText, dateOf, dateText, dateTimeText, monthText } from './date-time';
export { scoreText, signedScore } from './score';
