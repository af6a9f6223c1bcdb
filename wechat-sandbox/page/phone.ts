import { PhoneApi } from './api.js';
import type { Chats, LaunchFrom, PersonaView, Setup } from './types.js';

/** What the screens share: whose phone it is, its contents, and where one can go. */
export interface Phone {
  setup: Setup;
  persona: PersonaView;
  api: PhoneApi;
  chats: Chats;
  show(screen: Screen): void;
  openMiniProgram(from: LaunchFrom): void;
  switchPersona(): void;
}

/** A screen draws itself anew from the phone's contents whenever they change. */
export interface Screen {
  name: string;
  draw(phone: Phone): HTMLElement;
  /** Called once when the screen comes up. */
  entered?(phone: Phone): void;
}
