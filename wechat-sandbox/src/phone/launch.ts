import { randomText } from '../core/ids';
import type { Persona } from '../core/model';
import { RequestError } from '../core/request-body';
import type { Sandbox } from '../sandbox';

/** From where the user opens the mini-program. */
export type LaunchSource = 'recent' | 'service' | 'scan' | 'group' | 'friend';

const SCENES = { recent: 1089, service: 1014, scan: 1047, friend: 1007 } as const;
const FRIEND_CHAT = 1;
const GROUP_CHAT = 3;

/** Launch options as `wx.getEnterOptionsSync` gives them. */
export interface EnterOptions {
  /** Without a leading slash and without the query. */
  path: string;
  query: Record<string, string>;
  scene: number;
  shareTicket?: string;
  chatType?: number;
}

/** Opens the mini-program for a persona: counts as a visit, and gives a shareTicket for a group card. */
export function launch(sandbox: Sandbox, persona: Persona, source: LaunchSource, target: string, groupId?: string): EnterOptions {
  persona.lastSeenAt = sandbox.clock.now();
  sandbox.state.changed(persona.id);
  const [path = '', search = ''] = target.replace(/^\//, '').split('?');
  const query = Object.fromEntries(new URLSearchParams(search));
  if (source === 'friend') return { path, query, scene: SCENES.friend, chatType: FRIEND_CHAT };
  if (source !== 'group') return { path, query, scene: SCENES[source] };
  if (!groupId || !persona.groupIds.includes(groupId)) throw new RequestError('不在这个群聊中', 404);
  const scene = sandbox.state.data.groupCardScene;
  if (scene === 1008) return { path, query, scene, chatType: GROUP_CHAT };
  const shareTicket = randomText(32);
  sandbox.state.data.shareTickets[shareTicket] = { groupId, personaId: persona.id };
  return { path, query, scene, shareTicket, chatType: GROUP_CHAT };
}
