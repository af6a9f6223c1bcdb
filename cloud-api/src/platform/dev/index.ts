export { DevClock } from './dev-clock';
export { DevController } from './dev.controller';
