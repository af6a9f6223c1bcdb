export { createAuthenticator, type AuthenticatorParts, type TokenStore } from './authenticator';
export { createCall, createDownload, createUpload, type Call, type CallInput, type CallOptions, type Download, type TokenSource, type Upload } from './client';
export { messageOf, NetworkError, ProblemError, SignInRequiredError } from './errors';
export { randomKey } from './random-key';
export type { DownloadTransport, LocalFile, Transport, TransportReply, TransportRequest, UploadOptions, UploadTransport } from './transport';
export { queryText } from './url';
export { agoText, clockText, dateOf, dateText, dateTimeText, monthText } from './date-time';
export { scoreText, signedScore } from './score';
export { effectText } from './cases/effect-text';
export { groupFindings, type FindingGroup } from './cases/findings';
export { marksOf } from './cases/passages';
export { firstQueue, queuesOf, type ReviewQueue } from './cases/review-queues';
export { gradeOf, GRADES, pointsText, scoreGap, scoresOf, weightedTotal, type ScoreSheet } from './cases/review-score';
export { ADOPTION_TONES, CASE_TONES, OBJECTION_STATES, REVIEW_STATES, SAFETY_TONES } from './cases/tones';
export { fenOf, moneyText, moneyWords, yuanText } from './dues/money';
export {
  basisText, billState, CASE_STATUS_LABELS, CASH_TONES, consentSteps, CONSENT_TONES, dueOnText, duesSteps, EXTRA_TONES, isOpenBill, monthsText, ORDER_TONES, payElsewhereText, payerText,
  paymentSteps, rateText, REFUND_TONES, RELIEF_TONES, reliefText, spanText, stepTitle,
} from './dues/words';
export { countOf, DELIVERY_TONES, REDRIVE_HINTS, UNDELIVERED, type UndeliveredStatus } from './notifications/deliveries';
export { APPEAL_TONES, appealSteps, centiOf, dueText, entryState, occurredText } from './points/words';
export { BULLETIN_ACTION_LABELS, BULLETIN_STEPS, BULLETIN_TONES, bulletinIndex, checkState, checkWords, isClosing, monthInHand, PHASE_STEPS, phaseIndex } from './rankings/closing';
export { changeText, figuresText, placeText, SMALL_NOTE, trendText } from './rankings/words';
export type { StepWords, Tone } from './tone';
export { memberFacts, memberNote, memberTags } from './member-words';
