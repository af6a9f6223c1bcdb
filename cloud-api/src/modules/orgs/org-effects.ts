import { ORG_EFFECTS, type OrgEffect, type OrgEffectKind } from '@xianfeng/shared-types';

/** Names shown of a kind; the total tells the rest. */
export const NAMES_SHOWN = 20;

/** A consequence as a list, empty when nothing is affected. */
export function effect(kind: OrgEffectKind, names: readonly string[], total: number = names.length): OrgEffect[] {
  return total === 0 ? [] : [{ kind, total, names: names.slice(0, NAMES_SHOWN) }];
}

/** One line a kind, in the order of ORG_EFFECTS. */
export function joinEffects(effects: readonly OrgEffect[]): OrgEffect[] {
  return (Object.keys(ORG_EFFECTS) as OrgEffectKind[]).flatMap((kind) => {
    const same = effects.filter((one) => one.kind === kind);
    return effect(kind, same.flatMap((one) => one.names), totalOf(same, kind));
  });
}

export const totalOf = (effects: readonly OrgEffect[], kind: OrgEffectKind): number =>
  effects.reduce((sum, one) => (one.kind === kind ? sum + one.total : sum), 0);
