import { loadConsents, decideConsent } from '@/features/dues/desk-api';
import { ConsentCard } from '@/features/dues/components/consent-card';
import { DecisionButtons } from './decision-buttons';
import { QueuePage, type QueueProps } from './queue';

/** 代交: the branch consents, or says why not. */
export const ConsentQueue = ({ header }: QueueProps) => (
  <QueuePage header={header} load={loadConsents} empty={{ icon: 'check-circle', title: '没有代交登记' }}>
    {(consent, replace) => (
      <ConsentCard key={consent.id} consent={consent} onChanged={() => replace({ ...consent, status: 'revoked', allowedActions: [] })}>
        {consent.allowedActions.includes('decide') && (
          <DecisionButtons
            yes="同意"
            no="不同意"
            question={`同意由${consent.payer.name}代${consent.member.name}交纳党费，凭证上写明两个人的名字。`}
            decide={(agree, reason, key) => decideConsent(consent.id, { agree, reason, version: consent.version }, key)}
            onDone={replace}
          />
        )}
      </ConsentCard>
    )}
  </QueuePage>
);
