import { useState } from 'react';
import { askToNotify, environmentNow } from '@/shared/session';
import { Button, toast } from '@/shared/ui';

/** Asks for the right to send next month's message; only where WeChat can be asked. */
export function SubscribeButton() {
  const [asked, setAsked] = useState(false);
  if (!environmentNow()?.platform.inWechat) return null;
  const subscribe = () => {
    // First: WeChat refuses the dialog after any await.
    const answer = askToNotify(['ranking']);
    void answer.then((accepted) => {
      setAsked(accepted.length > 0);
      toast.info(accepted.length > 0 ? '已订阅，下月通报发布时通知您' : '没有订阅，通报发布后仍会出现在“消息”里');
    });
  };
  return <Button block icon="bell" onClick={subscribe}>{asked ? '已订阅下月通报' : '订阅下月通报'}</Button>;
}
