export { errorForLog } from './error-for-log';
export { LineBuffer } from './line-buffer';
export { Metrics } from './metrics';
export { ObservabilityModule } from './observability.module';
