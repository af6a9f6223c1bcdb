export { AuditChain, type ChainReport } from './audit-chain';
export { Audit, type AuditFact } from './audit.service';
export { AuditModule } from './audit.module';
