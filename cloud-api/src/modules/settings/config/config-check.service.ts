import { Injectable } from '@nestjs/common';
import type { ConfigReport } from '@xianfeng/shared-types';
import { Env } from '../../../config';
import { configChecks } from './config-checks';

/** Whether the configuration of this instance is fit for production. */
@Injectable()
export class ConfigCheckService {
  constructor(private readonly env: Env) {}

  report(): ConfigReport {
    const checks = configChecks(this.env);
    const count = (state: string) => checks.filter((check) => check.state === state).length;
    const missing = count('missing');
    return { ready: missing === 0, missing, warnings: count('warning'), checks };
  }
}
