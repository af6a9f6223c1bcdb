import { View } from '@tarojs/components';
import { CONSENT_TONES, consentSteps, payerText, spanText } from '@xianfeng/client-core';
import { CONSENT_STATUSES, duesApi, type ConsentLink, type DuesConsent } from '@xianfeng/shared-types';
import { useState, type ReactNode } from 'react';
import { useMutation } from '@/shared/hooks';
import { go } from '@/shared/navigation';
import { call } from '@/shared/request';
import { Button, Card, Fact, ReasonSheet, StatusTag, Timeline, toast } from '@/shared/ui';
import { revokeConsent } from '../api';
import './consent-card.scss';

export interface ConsentCardProps {
  consent: DuesConsent;
  /** A new link for the relative was made. */
  onLink?: (link: ConsentLink) => void;
  onChanged: () => void;
  /** Of who decides. */
  children?: ReactNode;
}

/** Who may pay for whom, where the consent stands, and what may be done with it. */
export function ConsentCard({ consent, onLink, onChanged, children }: ConsentCardProps) {
  const { id, member, payer, fromMonth, toMonth, reason, status, version, allowedActions } = consent;
  const [revoking, setRevoking] = useState(false);
  const [history, setHistory] = useState(false);
  const link = useMutation((key) => call(duesApi.linkConsent, { params: { id } }, { idempotencyKey: key }), { onDone: (made) => onLink?.(made) });
  const revoke = useMutation((key, why: string) => revokeConsent(id, version, why, key), {
    onDone: () => {
      setRevoking(false);
      toast.done('已撤销');
      onChanged();
    },
  });
  return (
    <Card>
      <StatusTag tone={CONSENT_TONES[status]} text={CONSENT_STATUSES[status]} />
      <Fact label="党员">{member.name}</Fact>
      <Fact label="代交人">{payerText(payer)}</Fact>
      <Fact label="月份">{spanText(fromMonth, toMonth)}</Fact>
      {reason && <Fact label="原因">{reason}</Fact>}
      {history && <Timeline items={consentSteps(consent)} />}
      {allowedActions.includes('pay') && <View className="xf-consent__do"><Button block kind="primary" onClick={() => go('duesPay', { consent: id })}>去代交</Button></View>}
      {onLink && allowedActions.includes('link') && (
        <View className="xf-consent__do"><Button block kind="primary" icon="share" loading={link.running} onClick={() => void link.run()}>{`把链接发给${payer.name}`}</Button></View>
      )}
      {children}
      <View className="xf-consent__more">
        {!history && <Button small kind="text" onClick={() => setHistory(true)}>办理经过</Button>}
        {/* Who decides refuses with a reason; to take back is for afterwards. */}
        {allowedActions.includes('revoke') && !allowedActions.includes('decide') && <Button small kind="text" onClick={() => setRevoking(true)}>撤销代交</Button>}
      </View>
      <ReasonSheet open={revoking} title="撤销代交" hint="撤销后链接立即失效，党员和代交人都能看到" confirmText="撤销" danger loading={revoke.running} onConfirm={(why) => void revoke.run(why)} onClose={() => setRevoking(false)} />
    </Card>
  );
}
