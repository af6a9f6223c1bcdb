export { RuleBook, type RuleInForce, type RuleSeed } from './rule-book';
export { RulesModule } from './rules.module';
