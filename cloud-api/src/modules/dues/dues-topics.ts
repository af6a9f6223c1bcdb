/** Outbox topic: the branch's consent to somebody else's paying was taken back. */
export const CONSENT_REVOKED = 'dues.consent_revoked';
