export { AuditDeskModule } from './audit-desk.module';
