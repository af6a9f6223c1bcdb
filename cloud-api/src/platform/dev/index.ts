export { DevClock } from './dev-clock';
export { DevDate } from './dev-date';
export { DevController } from './dev.controller';
