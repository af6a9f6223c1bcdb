export { DuesWaiting } from './dues-waiting';
export { DuesWaitingModule } from './dues-waiting.module';
