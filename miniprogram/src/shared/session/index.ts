export { environment, environmentNow, callPublic } from './runtime';
export { acceptLogin, forgetSession, freshBindTicket, logout } from './session';
export { reloadMe, rememberMe, useMay, useMe } from './use-me';
export { askToNotify, type MessageTopic } from './notify';
