export { AccessExplanationModule } from './access-explanation.module';
