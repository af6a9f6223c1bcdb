import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Schedules } from '../jobs';
import { AuditChain } from './audit-chain';
import { Audit } from './audit.service';

const SEAL_EVERY_MS = 5_000;

@Global()
@Module({ providers: [Audit, AuditChain], exports: [Audit, AuditChain] })
export class AuditModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly chain: AuditChain,
  ) {}

  onModuleInit(): void {
    this.schedules.every('audit.seal', SEAL_EVERY_MS, async () => {
      while ((await this.chain.seal()) > 0);
    });
  }
}
