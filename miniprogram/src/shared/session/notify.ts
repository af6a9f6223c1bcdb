import type { ClientConfig } from '@xianfeng/shared-types';
import { environmentNow } from './runtime';

export type MessageTopic = keyof ClientConfig['subscribeTemplates'];

/**
 * Asks WeChat for the right to send messages on these topics; call it first in a tap handler, before any await.
 * Gives the topics that were accepted: a hint only, the quota is booked from WeChat's own event.
 */
export function askToNotify(topics: MessageTopic[]): Promise<MessageTopic[]> {
  const environment = environmentNow();
  if (!environment?.platform.inWechat) return Promise.resolve([]);
  const { subscribeTemplates, subscribeMaxTemplates } = environment.config;
  const wanted = topics.filter((topic) => subscribeTemplates[topic]).slice(0, subscribeMaxTemplates);
  if (wanted.length === 0) return Promise.resolve([]);
  return environment.platform
    .requestSubscribeMessage(wanted.map((topic) => subscribeTemplates[topic]))
    // Refusing, or a dialog that cannot be shown now, must never stop what the tap was for.
    .then((ids) => wanted.filter((topic) => ids.includes(subscribeTemplates[topic])), () => []);
}
