import type { Persona } from '../core/model';
import { receiptsOf } from '../pay/phone-payment';
import type { Sandbox } from '../sandbox';

/** Everything one persona's phone shows, newest last. */
export function chatsOf(sandbox: Sandbox, persona: Persona) {
  const { data } = sandbox.state;
  const names = new Map(data.personas.map(({ id, name }) => [id, name]));
  const groups = persona.groupIds.map((groupId) => {
    const cards = data.cards.filter((card) => card.groupId === groupId);
    return {
      id: groupId,
      name: data.groups.find(({ id }) => id === groupId)?.name ?? groupId,
      memberCount: data.personas.filter(({ groupIds }) => groupIds.includes(groupId)).length,
      cards: cards.map((card) => ({ ...card, from: names.get(card.fromPersonaId) ?? '', mine: card.fromPersonaId === persona.id })),
    };
  });
  return {
    service: data.serviceMessages.filter(({ personaId }) => personaId === persona.id),
    groups,
    receipts: receiptsOf(sandbox.pay, persona).map((receipt) => ({ ...receipt, read: receipt.at <= (data.receiptsReadAt[persona.id] ?? 0) })),
    sms: data.sms.filter(({ personaId }) => personaId === persona.id),
    subscriptions: data.templates.map(({ id, title }) => {
      const standing = data.subscriptions[persona.id]?.[id];
      return { templateId: id, title, quota: standing?.quota ?? 0, always: standing?.always ?? null, off: standing?.off ?? false };
    }),
  };
}
