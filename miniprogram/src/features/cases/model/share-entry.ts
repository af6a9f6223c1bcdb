import type { EnterOptions } from '@/shared/platform';

/** A card in a group chat, and a message in a chat seen again: WeChat's scenes in which a group may be known. */
const GROUP_SCENES: readonly number[] = [1044, 1008];

/** Share id of a card's query (`s=`) or of a mini-program code (`scene=`); null when the page was opened without one. */
export function shareIdOf(params: Partial<Record<string, string>>): string | null {
  if (params.s) return params.s;
  const scene = params.scene ? decodeURIComponent(params.scene) : '';
  return scene.replace(/^s=/, '') || null;
}

/** Whether this very card was opened in a group chat, and not another page of an app that once began there. */
export const fromGroup = ({ scene, query }: EnterOptions, shareId: string): boolean => GROUP_SCENES.includes(scene) && query.s === shareId;
