export { PrintsModule } from './prints.module';
