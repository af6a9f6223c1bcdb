import { AuditChain } from '../platform/audit';
import { withApplication } from './context';

/** `verify-audit`: recomputes the chain; exit code 1 when a row was altered or removed. */
export async function verifyAuditCommand(): Promise<void> {
  const report = await withApplication((app) => app.get(AuditChain).verify());
  if (report.brokenAt !== null) {
    process.stdout.write(`审计链在第 ${report.brokenAt} 条断开：该条或其前一条被改动，或自该条起被删除\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`审计链完整：已核对 ${report.checked} 条，待封存 ${report.unsealed} 条，末条哈希 ${report.hash}\n`);
}
