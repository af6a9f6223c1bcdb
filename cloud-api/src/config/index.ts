export { Env, type DatabaseTarget } from './env';
export { ConfigModule } from './config.module';
