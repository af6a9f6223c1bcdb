import type { Persona, SharedCard } from '../core/model';
import { receiptsOf } from '../pay/phone-payment';
import type { Sandbox } from '../sandbox';

/** Everything one persona's phone shows, newest last. */
export function chatsOf(sandbox: Sandbox, persona: Persona) {
  const { data } = sandbox.state;
  const names = new Map(data.personas.map(({ id, name }) => [id, name]));
  const shown = (cards: SharedCard[]) => cards.map((card) => ({ ...card, from: names.get(card.fromPersonaId) ?? '', mine: card.fromPersonaId === persona.id }));
  const groups = persona.groupIds.map((groupId) => {
    return {
      id: groupId,
      name: data.groups.find(({ id }) => id === groupId)?.name ?? groupId,
      memberCount: data.personas.filter(({ groupIds }) => groupIds.includes(groupId)).length,
      cards: shown(data.cards.filter((card) => card.groupId === groupId)),
    };
  });
  const withFriend = (id: string) => data.cards.filter(({ fromPersonaId: from, toPersonaId: to }) => (from === id && to === persona.id) || (from === persona.id && to === id));
  const friends = data.personas.filter(({ id }) => id !== persona.id).map(({ id, name }) => ({ id, name, cards: shown(withFriend(id)) }));
  return {
    service: data.serviceMessages.filter(({ personaId }) => personaId === persona.id),
    groups,
    friends,
    receipts: receiptsOf(sandbox.pay, persona).map((receipt) => ({ ...receipt, read: receipt.at <= (data.receiptsReadAt[persona.id] ?? 0) })),
    sms: data.sms.filter(({ personaId }) => personaId === persona.id),
    subscriptions: data.templates.map(({ id, title }) => {
      const standing = data.subscriptions[persona.id]?.[id];
      return { templateId: id, title, quota: standing?.quota ?? 0, always: standing?.always ?? null, off: standing?.off ?? false };
    }),
  };
}
