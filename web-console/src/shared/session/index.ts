export { SessionProvider, useCan, useMe, useSession } from './session';
